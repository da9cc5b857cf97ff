-- The token of the card that funds a booking, beside funding_kind.
alter table booking rename column card to funding_card;

-- How often the mentee has rescheduled; a move is what a module does.
alter table booking rename column moves to reschedules;

-- Counted with every change of a report, so that no change overwrites another.
alter table no_show add column version bigint not null default 1;
