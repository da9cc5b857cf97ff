-- What an event adds to a figure of its hour. An item counts once for each signal, however often
-- and in whatever order its events arrive.
create table contribution (
  signal text not null,
  scope text not null,
  item uuid not null, -- a booking, payout or document, or the event itself
  hour timestamptz not null,
  value numeric not null,
  counted boolean not null default false, -- whether it is in the figure of its hour
  primary key (signal, scope, item)
);
create index contribution_of_hour on contribution (signal, hour);
create index contribution_to_count on contribution (hour) where not counted;

-- What several events together tell of a booking.
create table known_booking (
  booking_id uuid primary key,
  cohort_id uuid,
  held_at timestamptz,
  confirmed_at timestamptz,
  absent_at timestamptz,
  funded_at timestamptz,
  funded_minor bigint,
  first_heard_at timestamptz not null
);
create index known_booking_by_age on known_booking (first_heard_at);

-- What a side says that it counted, where it tells.
create table reported_item (
  signal text not null,
  side text not null check (side in ('HOME', 'SERVICE')),
  hour timestamptz not null,
  item uuid not null,
  primary key (signal, side, hour, item)
);
create index reported_item_by_age on reported_item (hour);
