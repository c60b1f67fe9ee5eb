-- One human can be on record more than once: added again for another role, or come back. Rows with one mailbox count as one human for
-- four eyes, and an operator joins those that nobody can see it of. What is kept of it is worked out when it changes.
alter table person
    add column joined    text references person,           -- the row that this one was joined to
    add column same      text[] not null default '{}',     -- all rows of the same human
    add column companies text[] not null default '{}';     -- of which any of them is or was a contact
create index person_mailbox on person (lower(email)) where email <> '';
create index person_joined on person (joined) where joined is not null;

create function same_human(who text[]) returns setof text language sql stable as $$
    with recursive same (id) as (
        select unnest(who)
        union
        select o.id from same s join person me on me.id = s.id
            join person o on o.joined = me.id or o.id = me.joined or me.email <> '' and lower(o.email) = lower(me.email)
    )
    select id from same
$$;

-- Works out anew what is kept of some people, and of everybody who is the same as one of them.
create function keep_same(who text[]) returns void language sql as $$
    update person p set same = s.ids, companies = (select coalesce(array_agg(distinct company), '{}') from person where id = any(s.ids) and company <> '')
    from (select id, array(select h from same_human(array[id]) h order by h) as ids from same_human(who) id) s
    where p.id = s.id
$$;
create function keep_humans() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(1684996112); -- of two that come at once, the second sees the first
    perform keep_same(case when tg_op = 'UPDATE' then old.same else '{}' end || new.id);
    return null;
end $$;
create trigger keep_humans_of_new after insert on person for each row execute function keep_humans();
create trigger keep_humans after update of email, joined, company on person for each row execute function keep_humans();
select keep_same(array(select id from person));

-- The companies that take part besides the applicant, as the content that counts has them.
alter table dossier add column partners text[] not null default '{}';
update dossier d set partners = array(select distinct p #>> '{organisation,company_number}' from content c, json_array_elements(c.body -> 'partners') p
    where c.dossier = d.number and c.version = d.content and p #>> '{organisation,company_number}' <> '');
