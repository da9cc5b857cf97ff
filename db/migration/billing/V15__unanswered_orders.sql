-- Orders that the gateway has been asked for without a result are found before those that wait to be
-- sent, however many these are.
create index gateway_order_unanswered on gateway_order (due_at)
  where status in ('SENT', 'UNKNOWN', 'PENDING');
