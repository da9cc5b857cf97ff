-- Commands that were decided again, in the same reports and sums as what else was compared.
alter table report
  add column decided bigint not null default 0,
  add column decided_differently bigint not null default 0;
alter table evidence
  add column last_decided timestamptz,
  add column decided bigint not null default 0,
  add column decided_differently bigint not null default 0;
