-- How often the caches of all processes had what they were asked for, by the hour (UTC).
create table cache_read (
  hour timestamptz not null,
  cache text not null,
  hits bigint not null,
  misses bigint not null,
  primary key (hour, cache)
);
