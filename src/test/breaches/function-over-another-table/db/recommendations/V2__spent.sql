create function spent() returns bigint language plpgsql as $$
begin
  return (select sum(total) from billing.invoice);
end $$;
