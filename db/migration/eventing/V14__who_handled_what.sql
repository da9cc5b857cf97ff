-- Which subscription has handled which event, when, how long it took and in which process. Written with the advance of
-- the cursor, and kept as long as the log keeps events. Events from before have no row.
create table delivery (
  event_id uuid not null,
  subscription text not null,
  outcome text not null constraint delivery_outcome_check check (outcome in ('HANDLED', 'DISCARDED')),
  at timestamptz not null default clock_timestamp(),
  took_micros bigint,
  attempts int not null,
  times int not null default 1,
  process text not null,
  primary key (event_id, subscription)
);

-- Attempts before the last retry by an operator, which begins to count again.
alter table parked add column earlier_attempts int not null default 0;

-- An event is found by its id, its key, its cause and its trace. New segments get the same indexes.
create index event_log_event on event_log (event_id);
create index event_log_key on event_log (key, position);
create index event_log_cause on event_log (causation_id) where causation_id is not null;
create index event_log_trace on event_log using hash (substr(trace, 4, 32));
