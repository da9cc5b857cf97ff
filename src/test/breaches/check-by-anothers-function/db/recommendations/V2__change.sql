create table offer (total bigint check (billing.is_price(total)));
