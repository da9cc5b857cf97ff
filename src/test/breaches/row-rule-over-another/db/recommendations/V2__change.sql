create rule no_delete as on delete to mentor do instead delete from billing.invoice;
