-- Makes anew what triggers keep of each dossier and notice: growth is written without them.
truncate hub_dossier, tally;
insert into hub_dossier (hub, dossier, lead, call, status) select distinct h, number, hub, call, status from dossier, unnest(array_append(supporting, hub)) h;
insert into tally select c.what, c.key, sum(c.n) from dossier d, counts_for(d) c group by c.what, c.key;
insert into tally select 'notice', state, count(*) from outbox group by state;
