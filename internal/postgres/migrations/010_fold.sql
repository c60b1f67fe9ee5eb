-- Which way of folding the read model was made with. A program that folds otherwise makes it anew.
create table fold (
    one     bool primary key default true check (one),
    version int not null
);
insert into fold (version) values (0);
