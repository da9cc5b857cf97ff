-- What the payment gateway is asked to do: written with the decision, carried out after its commit.
create table gateway_order (
  key text primary key,
  purpose text not null,
  operation text not null,
  subject uuid not null,
  refund_id uuid,
  member_id uuid not null,
  attempt int not null,
  amount bigint not null check (amount > 0),
  currency char(3) not null,
  card text,
  status text not null,
  reason text,
  checks int not null default 0,
  due_at timestamptz not null,
  ordered_at timestamptz not null,
  unique (refund_id, attempt)
);
create index gateway_order_due on gateway_order (due_at)
  where status in ('READY', 'SENT', 'UNKNOWN', 'PENDING');
create index gateway_order_by_subject on gateway_order (subject);

create table webhook (
  event_id text primary key,
  gateway text not null,
  body text not null,
  received_at timestamptz not null,
  applied_at timestamptz
);
create index webhook_unapplied on webhook (received_at) where applied_at is null;

create table pack (
  id uuid primary key,
  member_id uuid not null,
  amount bigint not null check (amount > 0),
  currency char(3) not null,
  status text not null,
  reason text,
  ordered_at timestamptz not null
);
create index pack_by_member on pack (member_id);

create table idempotency (
  caller uuid,
  key text,
  request text not null,
  response text,
  primary key (caller, key)
);

-- The memory of the simulated gateway, which stands for another company's system.
create table simulated_operation (
  key text primary key,
  operation text not null,
  outcome text not null,
  reason text,
  visible_at timestamptz not null
);
create table simulated_webhook (
  id bigint generated always as identity primary key,
  event_id text not null,
  type text not null,
  key text not null,
  reason text,
  due_at timestamptz not null
);
create index simulated_webhook_due on simulated_webhook (due_at);
