-- The newest dossiers of a company are found without reading all that it ever had.
create index dossier_of_company on dossier (company, created_at desc, number desc);
drop index dossier_company;
