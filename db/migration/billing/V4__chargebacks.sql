-- Payments that a bank took back. The payer is suspended while one is open.
create table chargeback (
  payment_id uuid primary key,
  member_id uuid not null,
  amount bigint not null,
  currency char(3) not null,
  at timestamptz not null,
  closed_at timestamptz
);
create index chargeback_open on chargeback (member_id) where closed_at is null;

-- A webhook that came before its order waits for it by key; one that cannot be applied waits longer each time.
alter table webhook
  add key text,
  add attempts int not null default 0,
  add due_at timestamptz;
update webhook set due_at = received_at where applied_at is null;
drop index webhook_unapplied;
create index webhook_due on webhook (due_at) where applied_at is null and due_at is not null;
create index webhook_waiting on webhook (key) where applied_at is null;

create index gateway_order_by_member on gateway_order (member_id)
  where status in ('READY', 'SENT', 'UNKNOWN', 'PENDING');

-- How much of an invoice its credit notes credit.
alter table document add credited bigint not null default 0;
update document set credited = credits.total
from (select original_id, sum(total) as total from document where original_id is not null group by original_id) credits
where document.id = credits.original_id;
create index document_by_date on document (member_id, coalesce(finalised_at, drafted_at) desc);
