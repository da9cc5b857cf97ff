-- Events that the broker has brought, so that a second copy is dropped.
create table received (
  event_id uuid primary key,
  at timestamptz not null default clock_timestamp()
);
create index received_at on received (at);

-- Messages that are no events. Kept, so that nothing is dropped silently.
create table refused (
  id uuid primary key default uuidv7(),
  at timestamptz not null default clock_timestamp(),
  message_id text,
  reason text not null,
  body text not null
);
