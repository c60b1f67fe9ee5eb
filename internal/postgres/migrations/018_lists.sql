-- What lists ask, each on an index in the order of the pages, so that a page costs the same however many dossiers there are. What
-- else a list is narrowed by is in the index too: what does not fit is passed over without reading the dossier.
drop index dossier_status;
drop index dossier_hub;
drop index dossier_call;
create index dossier_status on dossier (status, number) include (hub, call);
create index dossier_hub on dossier (hub, number) include (status, call, submitted_at);
create index dossier_call on dossier (call, number) include (status, hub, submitted_at);
create index dossier_submitted on dossier (number) include (status, hub, call) where submitted_at is not null;
create index dossier_submitted_status on dossier (status, number) include (hub, call) where submitted_at is not null;
create index dossier_panel on dossier using gin (panel);

-- The dossiers of a hub, that it leads or supports. Kept with the dossier, whoever writes it.
create table hub_dossier (
    hub     text not null,
    dossier text not null,
    lead    text not null,
    call    text not null,
    status  text not null,
    primary key (hub, dossier) include (lead, call, status)
);
insert into hub_dossier select distinct h, number, hub, call, status from dossier, unnest(array_append(supporting, hub)) h;
create index hub_dossier_status on hub_dossier (hub, status, dossier) include (lead, call);

create function keep_hubs() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        delete from hub_dossier where dossier = new.number and hub = any (old.supporting) and hub <> all (array_append(new.supporting, new.hub));
    end if;
    insert into hub_dossier select distinct h, new.number, new.hub, new.call, new.status from unnest(array_append(new.supporting, new.hub)) h
        on conflict (hub, dossier) do update set status = excluded.status;
    return null;
end $$;
create trigger keep_hubs_of_new after insert on dossier for each row execute function keep_hubs();
create trigger keep_hubs after update on dossier for each row
    when ((old.supporting, old.status) is distinct from (new.supporting, new.status)) execute function keep_hubs();
