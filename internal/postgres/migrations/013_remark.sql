-- What in a document that somebody brought is worth a warning to who reads it, by the hash of its bytes.
create table remark (
    digest  text primary key,
    remarks text[] not null check (cardinality(remarks) > 0)
);
create trigger append_only before update or delete on remark for each row execute function refuse_change();
create trigger no_truncate before truncate on remark for each statement execute function refuse_change();
