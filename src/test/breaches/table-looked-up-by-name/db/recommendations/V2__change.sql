do $$ begin
  if to_regclass('scheduling.booking') is not null then
    update mentor set bookings = 1;
  end if;
end $$;
