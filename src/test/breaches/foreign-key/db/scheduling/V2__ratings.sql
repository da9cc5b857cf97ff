create table rating (
  id uuid primary key,
  invoice_id uuid references billing.invoice (id)
);
