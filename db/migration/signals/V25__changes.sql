-- What changed in how the platform works. Never changed itself.
create table change (
  id uuid primary key,
  at timestamptz not null,
  -- null for the platform as a whole
  module text,
  kind text not null,
  what text not null,
  -- the id with which an operator signs in, or Tandem; null if not known
  operator text,
  reason text
);
create index change_by_time on change (at);

-- What ran when a process was last started: the build, the settings, how often the tables of each
-- module were migrated. The next start is compared with it.
create table running (
  name text primary key,
  value text not null
);

-- Who changed a route, and why; unknown of changes that were heard of before this version.
alter table stage_change add column operator text;
alter table stage_change add column reason text;

-- What differed only as the copy was behind, or as the data changed between both answers.
alter table daily_count add column stale bigint not null default 0;

-- How the decisions about messages compared, by both sets of rules, at the end of each day (UTC).
create table parity (
  migration_id uuid not null,
  day timestamptz not null,
  at timestamptz not null,
  deciding text not null,
  members bigint not null,
  pending bigint not null,
  compared bigint not null,
  different bigint not null,
  members_with_difference bigint not null,
  looser bigint not null,
  primary key (migration_id, day)
);

-- The cycles whose end was told.
create table told_cycle (
  cycle text primary key,
  told_at timestamptz not null
);
