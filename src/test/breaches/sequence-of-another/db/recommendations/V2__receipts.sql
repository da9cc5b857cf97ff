create table receipt (number bigint default nextval('billing.invoice_number'));
