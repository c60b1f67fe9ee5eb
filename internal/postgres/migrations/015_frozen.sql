-- What is frozen is a version of the content, known by the hash of its bytes. Content that an earlier program froze in other bytes than
-- it saved is kept under versions of its own, below zero.
alter table content add column hash text;
alter table content disable trigger append_only;
update content set hash = encode(sha256(convert_to(body::text, 'UTF8')), 'hex');
alter table content enable trigger append_only;
alter table content alter column hash set not null;
insert into content (dossier, version, body, person, saved_at, hash)
    select f.dossier, -row_number() over (partition by f.dossier order by f.hash), convert_from(s.body, 'UTF8')::json, c.person, c.saved_at, f.hash
    from (select dossier, body -> 'frozen' ->> 'hash' as hash, min((body -> 'frozen' ->> 'version')::int) as version
          from event where body -> 'frozen' ->> 'hash' is not null group by 1, 2) f
    join snapshot s on s.hash = f.hash
    join content c on c.dossier = f.dossier and c.version = f.version
    where not exists (select from content there where there.dossier = f.dossier and there.hash = f.hash);
create index content_hash on content (dossier, hash);
drop table snapshot;
