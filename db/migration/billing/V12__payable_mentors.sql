-- What each mentor can be paid, beside what that was when the latest run began (decision 0145), so
-- that a run need not add up the ledger.
create table payable (
  mentor_id uuid not null,
  currency char(3) not null,
  amount bigint not null,
  run date not null,
  opening bigint not null,
  paid_run date not null default '-infinity',
  primary key (mentor_id, currency)
);
insert into payable (mentor_id, currency, amount, run, opening, paid_run)
select subject, currency, sum(credit - debit), latest.run,
       coalesce(sum(credit - debit) filter (
         where posting.at <= (latest.run + time '06:00') at time zone 'UTC'), 0),
       coalesce((select max(p.run) from payout p
                  where p.mentor_id = subject and p.currency = entry.currency), '-infinity')
  from entry join posting using (cause, rule),
       (select date_trunc('week', now() at time zone 'UTC' - interval '6 hours')::date as run) latest
 where account = 'mentor:payable'
 group by subject, currency, latest.run;
create index payable_due on payable (paid_run) where amount > 0;
