create function c(name text) returns refcursor language plpgsql as $$ declare r refcursor; begin open r for execute 'select * from ' || name; return r; end $$;
