-- Who made a version of a call, and why it was amended. The words stand apart from the call, which never changes, so that they can
-- be forgotten. Versions from before this have neither.
create table publication (
    call    text not null,
    version int not null,
    person  text not null references person,
    reasons text not null default '',
    primary key (call, version),
    foreign key (call, version) references call (code, version)
);
