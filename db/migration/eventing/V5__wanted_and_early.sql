-- The names of the events that a subscription wants or has wanted, so that an event whose class is
-- gone is not passed over.
create table wanted (
  subscription text not null,
  name text not null,
  primary key (subscription, name)
);
create index wanted_name on wanted (name);

-- Messages that came before the one of their key that was sent before them. They wait for it.
create table early (
  queue text not null,
  event_id uuid not null,
  previous uuid not null,
  at timestamptz not null default clock_timestamp(),
  message text not null,
  primary key (queue, event_id)
);
create index early_previous on early (queue, previous);
