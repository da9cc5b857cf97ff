-- Until which hour each reporter of figures has reported; the next one begins there.
create table reported_hour (
  reporter text primary key,
  reported_until timestamptz not null
);
