-- Where a module is live, as far as this database is concerned. No row: here, with epoch 0.
create table tenure (
  module text primary key,
  live boolean not null default true,
  receiving boolean not null default true,
  epoch bigint not null default 0,
  since timestamptz not null default clock_timestamp()
);

-- The highest epoch in which each module's events have come over the broker.
create table epoch_seen (
  module text primary key,
  epoch bigint not null
);

alter table event_log
  add column epoch bigint not null default 0,
  add column addressee text;

-- away: its events go to the broker. held: they go nowhere for now. gone: no release here knows it.
-- shared_to: up to here the other side may have been handed the same event; who marks it as
-- received first has it.
alter table cursor
  add column away boolean not null default false,
  add column held boolean not null default false,
  add column gone boolean not null default false,
  add column shared_to bigint not null default 0,
  add column last_sent uuid,
  add column sent_at timestamptz;

alter table received add column module text not null default '';
alter table received alter column module drop default;
alter table received drop constraint received_pkey;
alter table received add primary key (module, event_id);

create function not_live(module text) returns bigint language plpgsql as $$
begin
  raise exception using errcode = 'TD001', schema = module, message = module || ' is not live here';
end $$;

create function refuse_write() returns trigger language plpgsql as $$
begin
  raise exception using errcode = 'TD001', schema = tg_table_schema, table = tg_table_name,
    message = tg_table_schema || ' is not live here';
end $$;

-- Flyway's own table stays open, so that both sides of a move can be brought to the same version.
create function tables_of(module text) returns setof regclass stable language sql as $$
  select c.oid::regclass
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname = module and c.relkind in ('r', 'p') and c.relname <> 'flyway_history'
   order by c.relname
$$;

create function lock_writers_out(module text) returns void language plpgsql as $$
declare
  tables text;
begin
  select string_agg(it::text, ', ') into tables from eventing.tables_of(module) it;
  if tables is not null then
    execute 'lock table ' || tables || ' in share row exclusive mode';
  end if;
end $$;

-- The triggers are disabled and not dropped, because dropping one would wait for readers, too.
create function close_tables(module text) returns void language plpgsql as $$
declare
  it regclass;
begin
  perform eventing.lock_writers_out(module);
  for it in select * from eventing.tables_of(module) loop
    if exists (select from pg_trigger where tgrelid = it and tgname = 'refuse_write') then
      execute format('alter table %s enable trigger refuse_write', it);
    else
      execute format(
        'create trigger refuse_write before insert or update or delete on %s'
        ' for each statement execute function eventing.refuse_write()', it);
    end if;
  end loop;
end $$;

create function open_tables(module text) returns void language plpgsql as $$
declare
  it regclass;
begin
  perform eventing.lock_writers_out(module);
  for it in
    select tgrelid::regclass from pg_trigger
     where tgname = 'refuse_write' and tgrelid in (select * from eventing.tables_of(module))
  loop
    execute format('alter table %s disable trigger refuse_write', it);
  end loop;
end $$;
