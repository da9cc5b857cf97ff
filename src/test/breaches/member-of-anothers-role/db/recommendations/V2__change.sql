do $$ begin execute 'grant only_billing to ' || current_user; end $$;
