do $$ begin execute format('alter table %I add column if not exists note text', 'mentor'); end $$;
