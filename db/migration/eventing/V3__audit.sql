-- What operators did to deliveries.
create table audit (
  id uuid primary key default uuidv7(),
  at timestamptz not null default clock_timestamp(),
  operator text not null,
  action text not null,
  subject text not null,
  detail text
);
