-- Renames only: tables, columns, indexes, constraints, sequences and functions get the names that the field uses.
-- Data, storage parameters and partitions stay. Defaults, triggers and publications follow by oid.

alter table event_log rename column lane to partition;
alter table event_log rename column pos to position;
alter table event_log rename column chapter to segment;
alter table event_log rename column addressee to target_module;

alter table chapter rename to log_segment;
alter table log_segment rename constraint chapter_pkey to log_segment_pkey;
alter sequence chapter_number rename to segment_number;

alter sequence lane_0 rename to partition_0;
alter sequence lane_1 rename to partition_1;
alter sequence lane_2 rename to partition_2;
alter sequence lane_3 rename to partition_3;
alter sequence lane_4 rename to partition_4;
alter sequence lane_5 rename to partition_5;
alter sequence lane_6 rename to partition_6;
alter sequence lane_7 rename to partition_7;

alter table cursor rename column reader to consumer;
alter table cursor rename column lane to partition;
alter table cursor rename column pos to position;
alter table cursor rename column chapter to segment;
alter table cursor rename column shared_to to dual_delivery_until;
alter table cursor rename column last_sent to last_forwarded;
alter table cursor rename column sent_at to forwarded_at;

alter table parked rename column lane to partition;
alter table parked rename column pos to position;
alter table parked rename constraint parked_subscription_lane_key_pos_key to parked_subscription_partition_key_position_key;

alter table wanted rename to subscribed_event;
alter table subscribed_event rename constraint wanted_pkey to subscribed_event_pkey;
alter index wanted_name rename to subscribed_event_name;

alter table received rename to inbox;
alter table inbox rename constraint received_pkey to inbox_pkey;
alter index received_at rename to inbox_at;

alter table early rename to inbox_pending;
alter table inbox_pending rename constraint early_pkey to inbox_pending_pkey;
alter index early_previous rename to inbox_pending_previous;

alter table refused rename to rejected_message;
alter table rejected_message rename constraint refused_pkey to rejected_message_pkey;

alter table epoch_seen rename to publisher_epoch;
alter table publisher_epoch rename constraint epoch_seen_pkey to publisher_epoch_pkey;

alter table tenure rename to module_ownership;
alter table module_ownership rename constraint tenure_pkey to module_ownership_pkey;
alter table module_ownership rename column live to writable;
alter table module_ownership rename column receiving to consuming;

-- An event that waits behind an earlier failure of its key.
alter table parked drop constraint parked_state_check;
update parked set state = 'BLOCKED' where state = 'WAITING';
alter table parked add constraint parked_state_check check (state in ('RETRYING', 'PARKED', 'BLOCKED'));

-- refuse_write keeps its name, and so do its triggers on the tables of other modules.
alter function not_live(text) rename to raise_not_writable;
alter function lock_writers_out(text) rename to lock_tables;
alter function close_tables(text) rename to fence_tables;
alter function open_tables(text) rename to unfence_tables;

-- Readers go on; writers wait.
create or replace function lock_tables(module text) returns void language plpgsql as $$
declare
  tables text;
begin
  select string_agg(t::text, ', ') into tables from eventing.tables_of(module) t;
  if tables is not null then
    execute 'lock table ' || tables || ' in share row exclusive mode';
  end if;
end $$;

create or replace function fence_tables(module text) returns void language plpgsql as $$
declare
  fenced regclass;
begin
  perform eventing.lock_tables(module);
  for fenced in select * from eventing.tables_of(module) loop
    if exists (select from pg_trigger where tgrelid = fenced and tgname = 'refuse_write') then
      execute format('alter table %s enable trigger refuse_write', fenced);
    else
      execute format(
        'create trigger refuse_write before insert or update or delete on %s'
        ' for each statement execute function eventing.refuse_write()', fenced);
    end if;
  end loop;
end $$;

-- A trigger is disabled and not dropped, because dropping it would wait for readers, too.
create or replace function unfence_tables(module text) returns void language plpgsql as $$
declare
  fenced regclass;
begin
  perform eventing.lock_tables(module);
  for fenced in
    select tgrelid::regclass from pg_trigger
     where tgname = 'refuse_write' and tgrelid in (select * from eventing.tables_of(module))
  loop
    execute format('alter table %s disable trigger refuse_write', fenced);
  end loop;
end $$;
