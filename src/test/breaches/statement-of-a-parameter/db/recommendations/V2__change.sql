create function g(name text) returns void language plpgsql as $$ begin execute 'truncate ' || name; end $$;
