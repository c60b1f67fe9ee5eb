-- Copies the dossiers of pg_temp.base under new numbers, companies, keys and calls, with everything that is read of them. Chains of
-- hashes are linked as those of the originals, and do not verify; of documents only the first bytes are kept. What is open is copied
-- once in ten times, what ends every time, as in a programme of many years: $from and $until bound the copies.
set synchronous_commit = off;
set session_replication_role = replica;
set work_mem = '64MB';

create or replace function pg_temp.call_of(call text, i int) returns text immutable language sql as
    $$ select call || '-T' || (i / 10) $$;
create or replace function pg_temp.company_of(company text, i int) returns text immutable language sql as
    $$ select regexp_replace('1' || lpad((right(replace(company, '.', ''), 4)::bigint * 100000 + i)::text, 9, '0'), '(....)(...)(...)', '\1.\2.\3') $$;
create or replace function pg_temp.rekeyed(t text, i int) returns text immutable language sql as
    $$ select regexp_replace(t, '"([tk]_[A-Za-z0-9_-]{24})"', '"\1.' || i || '"', 'g') $$;

create temp table copy as
    select number as was, company as was_company, '"' || call || '"' as was_call, i, pg_temp.company_of(company, i) as company, pg_temp.call_of(call, i) as call, '"' || pg_temp.call_of(call, i) || '"' as quoted,
        pg_temp.call_of(call, i) || '-' || lpad(((i % 10) * 1000 + substr(number, length(call) + 2)::int)::text, 4, '0') as number
    from pg_temp.base, generate_series($from, $until) i where not open or i % 10 = 0;
create index on copy (was);
analyze copy;

insert into call (code, version, hash, body, created_at)
    select distinct on (pg_temp.call_of(code, i), version) pg_temp.call_of(code, i), version, hash, replace(body::text, '"' || code || '"', '"' || pg_temp.call_of(code, i) || '"')::json, created_at
    from call, generate_series($from, $until) i where code in (select call from pg_temp.base) on conflict do nothing;
insert into call_counter (call, last) select distinct call, 9999 from copy on conflict do nothing;

insert into dossier (number, call, call_version, hub, supporting, company, title, content, created_at, state, seq, status, since, due_at, submitted_at, granted, score_sum, score_of, example, panel, words, opened,
        applicant, by_title, by_company, waits, declared, term_at, asked)
    select c.number, c.call, call_version, hub, supporting, c.company, title, content, created_at,
        pg_temp.rekeyed(replace(replace(replace(state::text, was, c.number), was_call, quoted), was_company, c.company), i)::json, seq, status, since, due_at, submitted_at, granted, score_sum, score_of, example, panel,
        replace(replace(replace(words, lower(was), lower(c.number)), was_company, c.company), replace(was_company, '.', ''), replace(c.company, '.', '')),
        case when $opened then opened when opened is not null then '' end, applicant, by_title, by_company, waits, declared, term_at, asked
    from copy c join dossier d on d.number = c.was;
insert into event (dossier, seq, type, at, recorded_at, actor, body, prev_hash, hash)
    select c.number, seq, type, at, recorded_at, actor, pg_temp.rekeyed(replace(replace(replace(body::text, was, c.number), was_call, quoted), was_company, c.company), i)::json,
        sha256(prev_hash || c.number::bytea), sha256(hash || c.number::bytea)
    from copy c join event e on e.dossier = c.was;
insert into inbox (key, person, own_key, body_salt, body_hash, dossier, command, arguments, content, received_at, signal, promised, delivered, outcome, settled_at)
    select key || '.' || i, person, own_key || '.' || i, body_salt, body_hash, c.number, command, pg_temp.rekeyed(arguments::text, i)::json, content, received_at, signal, promised, true, outcome, settled_at
    from copy c join inbox x on x.dossier = c.was;
insert into content (dossier, version, body, person, saved_at, hash)
    select c.number, version, body, person, saved_at, hash from copy c join content x on x.dossier = c.was;
insert into drafter (dossier, person) select c.number, person from copy c join drafter x on x.dossier = c.was;
insert into document (dossier, id, kind, version, seq, sha256, bytes, created_at)
    select c.number, id, kind, version, seq, sha256, substr(bytes, 1, 64), created_at from copy c join document x on x.dossier = c.was;
insert into text (id, dossier, person, salt, body, commitment, cited_by, created_at)
    select id || '.' || i, c.number, person, salt, body, commitment, cited_by || '.' || i, created_at from copy c join text x on x.dossier = c.was;
insert into outbox (dossier, seq, person, created_at, state, attempts, next_at, sent_at, message_id, error)
    select c.number, seq, person, created_at, state, attempts, next_at, sent_at, message_id, error from copy c join outbox x on x.dossier = c.was;
insert into attachment (dossier, kind, version, sha256, bytes, person, saved_at)
    select c.number, kind, version, sha256, substr(bytes, 1, 64), person, saved_at from copy c join attachment x on x.dossier = c.was;
insert into award (dossier, seq, hub, company, name, at, part, whole, regulation, outside, register)
    select c.number, seq, hub, pg_temp.company_of(x.company, i), name, at, part, whole, regulation, outside, register from copy c join award x on x.dossier = c.was;
insert into aid_list (dossier, company, at, linked, entries)
    select c.number, pg_temp.company_of(x.company, i), at, linked, entries from copy c join aid_list x on x.dossier = c.was;
drop table copy;
