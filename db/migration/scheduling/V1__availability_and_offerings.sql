-- What scheduling knows of mentors, from members' events.
create table mentor (
  id uuid primary key,
  name text not null,
  zone text not null,
  listed boolean not null,
  profile_version bigint not null,
  listing_version bigint not null
);

-- A mentor's rules of being available: replaced as a whole, read as a whole.
create table availability (
  mentor_id uuid primary key,
  version bigint not null,
  rules jsonb not null
);

create table offering (
  id uuid primary key,
  version bigint not null,
  mentor_id uuid not null,
  title text not null,
  minutes int not null check (minutes between 15 and 120),
  price_minor bigint not null check (price_minor > 0),
  price_currency char(3) not null,
  step_minutes int not null check (step_minutes between 5 and 120),
  buffer_before int not null check (buffer_before between 0 and 120),
  buffer_after int not null check (buffer_after between 0 and 120),
  minimum_notice_hours int not null check (minimum_notice_hours >= 0),
  horizon_days int not null check (horizon_days > 0),
  seats int not null check (seats > 0),
  per_day int check (per_day > 0),
  per_week int check (per_week > 0),
  needs_approval boolean not null,
  cohort_only boolean not null,
  policy text not null,
  withdrawn boolean not null
);
create index offering_of_mentor on offering (mentor_id) where not withdrawn;

create table availability_summary (
  mentor_id uuid primary key,
  version bigint not null,
  open_minutes int not null,
  next_open timestamptz
);

-- A member's calendar feed; the token itself is only in its address.
create table calendar_token (
  member_id uuid primary key,
  token_sha256 bytea not null unique,
  created_at timestamptz not null
);

create table idempotency (
  caller uuid,
  key text,
  request text not null,
  response text,
  primary key (caller, key)
);
