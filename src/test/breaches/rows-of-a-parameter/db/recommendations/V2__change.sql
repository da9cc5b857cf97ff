create function q(name text) returns setof record language plpgsql as $$ begin return query execute format('select * from %s', name); end $$;
