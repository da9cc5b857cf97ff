do $$ declare s text := 'bill'; begin execute 'delete from ' || s || 'ing.invoice'; end $$;
