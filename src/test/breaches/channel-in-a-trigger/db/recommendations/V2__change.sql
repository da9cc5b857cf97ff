create function told() returns trigger language plpgsql as $$
begin
  perform pg_notify('scheduling', new.id::text);
  return new;
end $$;
