create function ins(n int) returns void language plpgsql as $$ begin execute 'update recommendations.mentor set bookings = $1' using n; end $$;
