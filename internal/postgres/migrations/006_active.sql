-- People who are no longer in the programme stay on record for what they did; they cannot log in and are told nothing.
alter table person add column active bool not null default true;
