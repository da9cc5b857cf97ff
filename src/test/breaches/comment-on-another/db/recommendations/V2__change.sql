comment on column billing.invoice.total is 'also read by recommendations';
