-- A program that somebody lets in without proof, in the demonstration, is of the demonstration.
alter table device_login add column demo boolean not null default false;

-- Who somebody is at the identity provider, once they signed in by it: for good, until the owner of the schema takes it out.
alter table person
    add column issuer  text,
    add column subject text,
    add check ((issuer is null) = (subject is null)),
    add unique (issuer, subject);
create function keep_identity() returns trigger language plpgsql as $$
begin
    if not pg_has_role(current_user, (select relowner from pg_class where oid = tg_relid), 'member') then
        raise exception 'who somebody is at the provider does not change' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger keep_identity before update of issuer, subject on person for each row
    when (old.issuer is not null and (old.issuer, old.subject) is distinct from (new.issuer, new.subject)) execute function keep_identity();

-- Logout tokens that were seen, as long as one could come again.
create table logout_seen (
    hash  text primary key, -- hex SHA-256 of issuer and jti
    until timestamptz not null
);
create index logout_seen_until on logout_seen (until);
