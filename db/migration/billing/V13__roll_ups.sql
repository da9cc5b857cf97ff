-- Sums of the ledger that are kept, so that a balance never needs the whole ledger (decision 0145).

-- An entry has the time of its posting, so that lists and sums need not look for it there.
drop index entry_by_account, entry_by_member;
alter table entry add at timestamptz;
alter table entry disable trigger posting_balances;
update entry set at = posting.at from posting
 where posting.cause = entry.cause and posting.rule = entry.rule;
alter table entry enable trigger posting_balances;
alter table entry alter at set not null;
create index entry_by_time on entry (at desc, cause desc);
create index entry_by_account on entry (account, at desc, cause desc);
create index entry_by_member on entry (member_id, at desc, cause desc)
  include (account, currency, debit, credit) where member_id is not null;

create function take_time_of_posting() returns trigger language plpgsql as $$
begin
  select at into new.at from billing.posting where cause = new.cause and rule = new.rule;
  return new;
end $$;
create trigger entry_has_time before insert on entry
  for each row when (new.at is null) execute function take_time_of_posting();

-- What entries have added and no total contains yet. Rows are only ever added by those who post, so
-- nobody waits for another's; they move into the totals together.
create table entry_delta (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  member_id uuid,
  account text not null,
  currency char(3) not null,
  debit bigint not null,
  credit bigint not null
);

create function keep_delta() returns trigger language plpgsql as $$
begin
  insert into billing.entry_delta (at, member_id, account, currency, debit, credit)
  select at, member_id, account, currency, debit, credit from added;
  return null;
end $$;
create trigger entry_has_delta after insert on entry referencing new table as added
  for each statement execute function keep_delta();

-- Totals of each account by month, by day and by hour (UTC).
create table account_total (
  grain text not null check (grain in ('month', 'day', 'hour')),
  start timestamptz not null,
  account text not null,
  currency char(3) not null,
  debit bigint not null,
  credit bigint not null,
  primary key (grain, start, account, currency)
);
insert into account_total
select grain, date_trunc(grain, at, 'UTC'), account, currency, sum(debit), sum(credit)
  from (select date_trunc('hour', at, 'UTC') as at, account, currency,
               sum(debit) as debit, sum(credit) as credit
          from entry group by 1, 2, 3) hours,
       unnest(array['month', 'day', 'hour']) as grain
 group by 1, 2, 3, 4;

-- Totals of each member's own entries by month (UTC).
create table member_total (
  member_id uuid not null,
  month timestamptz not null,
  account text not null,
  currency char(3) not null,
  debit bigint not null,
  credit bigint not null,
  primary key (member_id, month, account, currency)
);
insert into member_total
select member_id, date_trunc('month', at, 'UTC'), account, currency, sum(debit), sum(credit)
  from entry where member_id is not null group by 1, 2, 3, 4;
