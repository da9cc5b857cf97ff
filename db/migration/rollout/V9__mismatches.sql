-- What the answers of both sides of a module differed in, by cause.
create table mismatch (
  module text not null,
  route text not null,
  path text not null,
  type text not null,
  occurrences bigint not null,
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  primary key (module, route, path, type)
);
create index mismatch_by_last_seen on mismatch (last_seen);

-- The forms of some of the values, never what they say.
create table mismatch_sample (
  id uuid primary key,
  module text not null,
  route text not null,
  path text not null,
  type text not null,
  seen_at timestamptz not null,
  live text not null,
  mirrored text not null,
  change text not null
);
create index mismatch_sample_by_cause on mismatch_sample (module, route, path, type, id);
create index mismatch_sample_by_time on mismatch_sample (seen_at);

-- When a difference that a module declares has occurred.
create table allowed_difference (
  module text not null,
  route text not null,
  path text not null,
  occurrences bigint not null,
  last_seen timestamptz not null,
  primary key (module, route, path)
);
