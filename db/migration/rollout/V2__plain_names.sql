-- Renames columns, stored step names and the marker table; every row is kept. A move that was
-- running continues at the same step.
alter table move rename column turn to fencing_token;
alter table move rename column undoing to undo_requested;
alter table move rename column trouble to blocked_reason;
alter table move rename column asked_at to requested_at;
alter table move rename column paused_at to writes_paused_at;
alter table move rename column resumed_at to writes_resumed_at;

create function pg_temp.current_name(step text) returns text language sql as $$
  select case step
    when 'SETTLE' then 'QUIESCE'
    when 'CLOSE' then 'FENCE'
    when 'DRAIN' then 'CATCH_UP'
    when 'DECIDE' then 'CUT_OVER'
    when 'OPEN' then 'ACTIVATE'
    when 'FOLLOW' then 'REPLICATE_BACK'
    when 'REOPEN' then 'UNFENCE'
    when 'CLEAR' then 'DROP_COPY'
    else step
  end
$$;
update move set step = pg_temp.current_name(step);
update move_step set step = pg_temp.current_name(step);

-- The first move creates this table, so it may be absent.
alter table if exists mark rename to replication_marker;
alter index if exists mark_pkey rename to replication_marker_pkey;
