-- where a suggestion comes from: scheduling.booking or billing.invoice
create table origin (module text not null, note text not null default 'of billing.invoice');
insert into origin (module, note) values ('billing', 'read from billing.invoice, not by us');
