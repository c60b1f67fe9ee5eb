-- What applications ask of an organisation and that does not change from one dossier to the next: entered once, copied into each
-- dossier that names it. Nothing about a person, and no account number. What is not known is ''.
alter table organisation rename column seat to municipality;
alter table organisation
    add column legal_form   text not null default '',
    add column category     text not null default '' check (category in ('', 'maatwerkbedrijf', 'maatwerkafdeling', 'lokale_diensteneconomie',
                                'invoegbedrijf', 'erkende_cooperatie', 'activiteitencooperatie')),
    add column street       text not null default '',
    add column house_number text not null default '',
    add column postal_code  text not null default '',
    add column country      text not null default '' check (country ~ '^([A-Z]{2})?$'),
    add column website      text not null default '',
    add column nace         json not null default '[]', -- codes, each with its edition
    add column changed_by   text references person,
    add column changed_at   timestamptz;
