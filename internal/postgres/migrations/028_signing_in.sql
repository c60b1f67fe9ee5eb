-- A program that somebody lets in without proof, in the demonstration, is of the demonstration.
alter table device_login add column demo boolean not null default false;
