do $$ begin
  if false then
    execute format('alter role %I set lock_timeout to 0', current_user);
  end if;
end $$;
