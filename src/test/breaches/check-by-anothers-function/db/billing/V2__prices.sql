create function is_price(amount bigint) returns boolean language sql immutable as $$ select amount >= 0 $$;
