create function spent() returns bigint language plpgsql as $$
declare result bigint;
begin
  execute format('select sum(total) from %I.%I', 'billing', 'invoice') into result;
  return result;
end $$;
