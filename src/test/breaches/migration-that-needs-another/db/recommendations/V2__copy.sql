do $$ begin
  if exists (select from pg_namespace where nspname ~ '^bill') then
    perform has_table_privilege((select c.oid from pg_class c where c.relname = 'invoice'), 'select');
    insert into mentor (id) select id from mentor where false;
    raise exception 'invoices are here already';
  end if;
end $$;
