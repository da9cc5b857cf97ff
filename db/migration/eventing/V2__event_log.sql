-- The stop-gap before the log.
drop table event_publication;
drop table handled;

create sequence chapter_number;
create table chapter (
  number int primary key,
  started_at timestamptz not null default now()
);
insert into chapter (number) values (nextval('chapter_number'));

-- The log is written in chapters; a chapter is a partition, and retention tears out whole ones.
-- tx stands before pos on purpose: defaults are evaluated in this order, so whoever holds a
-- position has a transaction id already, and it can be told when the position will never fill.
create table event_log (
  tx xid8 not null default pg_current_xact_id(),
  chapter int not null default pg_sequence_last_value('eventing.chapter_number'),
  lane smallint not null,
  pos bigint not null,
  event_id uuid not null,
  name text not null,
  key uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  correlation_id uuid not null,
  causation_id uuid,
  trace text,
  payload text not null,
  primary key (lane, pos, chapter)
) partition by list (chapter);

create table event_log_1 partition of event_log for values in (1);

-- One sequence per lane, so that a missing position is seen; no cache, so that positions grow in time.
create sequence lane_0;
create sequence lane_1;
create sequence lane_2;
create sequence lane_3;
create sequence lane_4;
create sequence lane_5;
create sequence lane_6;
create sequence lane_7;

-- How far a reader is in a lane. The lock on the row is the lease of the lane.
create table cursor (
  reader text not null,
  lane smallint not null,
  module text not null,
  subscriptions text[] not null,
  paused boolean not null default false,
  chapter int not null,
  pos bigint not null,
  gaps bigint[] not null default '{}',
  fences bigint[] not null default '{}',
  primary key (reader, lane)
) with (fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- Deliveries that failed, and those of the same key that wait behind them.
create table parked (
  id uuid primary key default uuidv7(),
  subscription text not null,
  lane smallint not null,
  pos bigint not null,
  state text not null check (state in ('RETRYING', 'PARKED', 'WAITING')),
  attempts int not null default 0,
  due_at timestamptz,
  reason text,
  event_id uuid not null,
  name text not null,
  key uuid not null,
  recorded_at timestamptz not null,
  trace text,
  payload text not null,
  unique (subscription, lane, key, pos)
);
create index parked_due on parked (due_at) where state = 'RETRYING';
