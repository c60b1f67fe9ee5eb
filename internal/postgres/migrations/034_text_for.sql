-- What a signal says that cites a text: command, outcome, amount. A text says one thing, and carries no signal that says another.
alter table text add column stands_for json;
