-- What a dossier is found by, as the program folds it; written when its content comes to count.
alter table dossier add column words text not null default '';
