-- What every command runs is planned once for each connection: a function in SQL is planned anew each time it is called.
-- The clock is that of the record, clock(), as before.
create or replace function under_lock(number text, out now timestamptz, out last bytea) language plpgsql volatile as $$
#variable_conflict use_column
begin
    select greatest(clock(), (select max(received_at) from inbox where dossier = $1)), (select hash from event where dossier = $1 order by seq desc limit 1)
        into under_lock.now, under_lock.last;
end $$;
create or replace function supporting_after(before text[], invited text[], dismissed text[]) returns text[] language plpgsql immutable as $$
begin
    return array(select distinct h from unnest(before || invited) h where h <> all (coalesce(dismissed, '{}')) order by h);
end $$;

-- Companies, and whoever is or was linked with them by a list, in either direction and through others: more than the undertakings that
-- they are in now. They are few, whatever the arguments are.
create function linked_companies(companies text[]) returns setof text language plpgsql stable rows 4 set plan_cache_mode = force_generic_plan as $$
begin
    return query with recursive linked as (select unnest($1) as company union select n.company from linked, lateral (
            select unnest(l.linked) as company from aid_list l where l.company = linked.company
            union all select l.company from aid_list l where l.linked @> array[linked.company]) n)
        select company from linked;
end $$;
