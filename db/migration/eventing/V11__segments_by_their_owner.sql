-- A process may run under a role that owns no table: these functions run as the owner, and whoever
-- may execute them starts and drops segments of the log, and nothing else.
create function add_log_segment() returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  added int;
begin
  insert into eventing.log_segment select max(number) + 1 from eventing.log_segment
    returning number into added;
  execute format('create table eventing.event_log_%s (like eventing.event_log including all)', added);
  execute format(
    'alter table eventing.event_log attach partition eventing.event_log_%s for values in (%s)', added, added);
end $$;

create function drop_log_segment(dropped int) returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp set lock_timeout = '1s' as $$
begin
  execute format('drop table eventing.event_log_%s', dropped);
  delete from eventing.log_segment where number = dropped;
end $$;

revoke execute on function add_log_segment(), drop_log_segment(int) from public;
