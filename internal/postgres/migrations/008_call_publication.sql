-- Who published a version of a call, and why it was amended. Versions from before this have neither.
alter table call add column person text references person;
alter table call add column reasons text;
