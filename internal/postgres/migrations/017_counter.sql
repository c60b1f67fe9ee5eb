-- What a transaction asks under a lock comes with the statement that takes it.

-- The clock under a dossier's lock, never behind what was received before, and the hash of its last event. It is volatile, so that it
-- sees what was committed while the lock was waited for.
create function under_lock(number text, out now timestamptz, out last bytea) language sql volatile as
    'select greatest(clock(), (select max(received_at) from inbox where dossier = $1)), (select hash from event where dossier = $1 order by seq desc limit 1)';

-- The place that a total takes on the reserve list of a call, under the lock of its counter: by total, then by instant of submission.
create function reserve_place(call text, number text, total bigint, sheets bigint, submitted timestamptz) returns bigint language sql volatile as
    'select count(*) + 1 from dossier d where d.call = $1 and d.number <> $2 and d.status = ''reserve''
        and (d.score_sum::bigint * $4, $5) > ($3 * greatest(d.score_of, 1), d.submitted_at)';

-- What a decision on money is measured by, kept with every event and every version, so that nobody sums a whole call under its lock.
-- The program fills it in when it migrates.
alter table call_counter
    add column version int,                        -- newest of the call
    add column budget  bigint,                     -- cents, of that version; null: no limit
    add column granted bigint not null default 0;  -- cents, of a call with a budget: what stands of its grants
