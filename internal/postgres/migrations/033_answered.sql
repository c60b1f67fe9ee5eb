-- Requests that change something and are no commands, under the keys of their senders: what was carried out once is answered again, not done
-- again. The key is noted in the transaction that carries the request out; the answer follows it.
create table answered (
    person   text not null references person,
    own_key  text not null,
    salt     bytea not null,
    hash     bytea not null,          -- salted, to know a repeat from another request
    at       timestamptz not null default clock(),
    answer   json,                    -- none yet, or none that is kept
    primary key (person, own_key)
);
