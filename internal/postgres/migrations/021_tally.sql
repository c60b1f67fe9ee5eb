-- How many dossiers and notices there are, by state, kept as changes of the number. They are put together now and then: nobody who
-- writes waits for another, and nobody counts the rows themselves.
create table tally (
    what   text not null check (what in ('dossier', 'notice')),
    status text not null,
    n      bigint not null
);
insert into tally select 'dossier', status, count(*) from dossier where status <> '' group by status;
insert into tally select 'notice', state, count(*) from outbox group by state;

create function tally_dossier() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if old.status <> '' then
            insert into tally values ('dossier', old.status, -1);
        end if;
    end if;
    insert into tally values ('dossier', new.status, 1);
    return null;
end $$;
create trigger tally_new after insert on dossier for each row when (new.status <> '') execute function tally_dossier();
create trigger tally after update on dossier for each row when (old.status <> new.status) execute function tally_dossier();

create function tally_notices() returns trigger language plpgsql as $$
begin
    insert into tally select 'notice', state, count(*) from added group by state;
    return null;
end $$;
create trigger tally_new after insert on outbox referencing new table as added for each statement execute function tally_notices();
create function tally_notice() returns trigger language plpgsql as $$
begin
    insert into tally values ('notice', old.state, -1), ('notice', new.state, 1);
    return null;
end $$;
create trigger tally after update on outbox for each row when (old.state <> new.state) execute function tally_notice();

-- Aid may still have to be registered for the decision that stands; of decisions from before awards were kept, only the register knows
-- whether it must. Kept with the state, whichever program writes it.
alter table dossier add column to_register bool not null default false;
create function may_register() returns trigger language plpgsql as $$
begin
    new.to_register := new.granted > 0 and new.state ->> 'registered' is distinct from new.state ->> 'decision_seq'
        and (new.state -> 'award' is null or new.state -> 'award' -> 'register' is not null);
    return new;
end $$;
create trigger may_register before update on dossier for each row when (new.granted > 0 or old.granted > 0) execute function may_register();
update dossier set granted = granted where granted > 0;
create index dossier_to_register on dossier (number) where to_register;
