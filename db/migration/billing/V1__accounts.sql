create table stream (
  id text primary key,
  version bigint not null,
  hash text not null
);

create table event (
  position bigint generated always as identity,
  id uuid primary key,
  stream text not null references stream,
  version bigint not null check (version > 0),
  type text not null,
  payload text not null,
  at timestamptz not null,
  cause uuid,
  hash text not null,
  unique (stream, version)
);
create index event_by_position on event (position);

create table snapshot (
  stream text primary key references stream,
  version bigint not null,
  shape int not null,
  state text not null
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what is recorded in % stays as it is', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger event_is_append_only before update or delete or truncate on event
  for each statement execute function refuse_change();

-- A posting is one business fact in the books: its entries balance, once per causing event and rule.
create table posting (
  cause uuid not null references event,
  rule text not null,
  at timestamptz not null,
  booking_id uuid,
  position bigint not null,
  primary key (cause, rule)
);
create index posting_by_time on posting (at);

create table entry (
  cause uuid not null,
  rule text not null,
  line int not null,
  account text not null,
  subject uuid,
  member_id uuid,
  currency char(3) not null,
  debit bigint not null check (debit >= 0),
  credit bigint not null check (credit >= 0),
  check ((debit = 0) <> (credit = 0)),
  primary key (cause, rule, line),
  foreign key (cause, rule) references posting on delete cascade
);
create index entry_by_account on entry (account, subject, currency) include (debit, credit);
create index entry_by_member on entry (member_id) where member_id is not null;

create function check_balanced() returns trigger language plpgsql as $$
begin
  if exists (
    select from billing.entry where cause = new.cause and rule = new.rule
    group by currency having sum(debit) <> sum(credit)
  ) then
    raise exception 'posting % of % does not balance', new.rule, new.cause using errcode = 'check_violation';
  end if;
  return null;
end $$;

create constraint trigger posting_balances after insert or update on entry
  deferrable initially deferred for each row execute function check_balanced();

-- What pages and due times ask for; projections like the ledger, rebuilt from the events.
create table payment (
  booking_id uuid primary key,
  mentee_id uuid not null,
  mentor_id uuid not null,
  cohort_id uuid,
  kind text not null,
  currency char(3) not null,
  gross bigint not null,
  vat bigint not null,
  refunded bigint not null default 0,
  status text not null,
  reason text,
  requested_at timestamptz not null,
  funded_at timestamptz,
  settled_at timestamptz
);
create index payment_by_mentee on payment (mentee_id);
create index payment_by_cohort on payment (cohort_id) where cohort_id is not null;

create table earning (
  booking_id uuid primary key,
  mentor_id uuid not null,
  currency char(3) not null,
  amount bigint not null,
  release_at timestamptz not null,
  status text not null
);
create index earning_due on earning (release_at) where status = 'PENDING';

create table payout (
  id uuid primary key,
  mentor_id uuid not null,
  currency char(3) not null,
  run date not null,
  amount bigint not null check (amount > 0),
  netted bigint not null,
  status text not null,
  reason text,
  sent_at timestamptz not null,
  paid_at timestamptz,
  unique (mentor_id, currency, run)
);

create table lot (
  id uuid primary key,
  member_id uuid not null,
  currency char(3) not null,
  bought bigint not null,
  remaining bigint not null check (remaining >= 0),
  bought_at timestamptz not null,
  expires_at timestamptz not null
);
create index lot_due on lot (expires_at) where remaining > 0;
