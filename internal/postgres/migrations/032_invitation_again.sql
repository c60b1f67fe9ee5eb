-- What was sent last to somebody is asked for whoever takes part in a dossier.
create index invitation_mail_person on invitation_mail (person, id);
