create function counted() returns trigger language plpgsql
  set search_path = recommendations, pg_temp as $$
declare billing record;
begin
  -- billing.invoice is never read here
  for billing in select id, total as invoice from recommendations.mentor loop
    raise notice 'total of billing.invoice: %', billing.invoice;
  end loop;
  execute format('analyze %I.%I', tg_table_schema, tg_table_name);
  return new;
end $$;
create trigger mentors_counted after insert on mentor for each row execute function counted();
revoke all on function counted() from public;
comment on table mentor is 'filled from scheduling.booking by events';
