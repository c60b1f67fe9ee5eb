-- The texts of a dossier are read with every event that cites them.
create index text_dossier on text (dossier);
