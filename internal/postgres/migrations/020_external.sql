-- A PDF is compressed in itself: to compress it once more costs a document time when it is written and when it is read, and saves nothing.
-- What is stored already stays as it is.
alter table document alter column bytes set storage external;
alter table upload alter column bytes set storage external;
alter table attachment alter column bytes set storage external;
