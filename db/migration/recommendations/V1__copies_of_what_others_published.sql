-- Copies of other modules' facts, each kept as of the newest event heard (the *_as_of columns), so
-- that reordered and repeated events end in the same rows.

create table mentor (
  mentor_id uuid primary key,
  name text not null default '',
  headline text not null default '',
  bio text not null default '',
  skills text[] not null default '{}',
  languages text[] not null default '{}',
  zone text not null default 'UTC',
  capacity int not null default 0,
  profile_as_of text collate "C" not null default '',
  listed boolean not null default false,
  listed_as_of text collate "C" not null default '',
  since timestamptz
);

create table availability (
  mentor_id uuid primary key,
  open_minutes int not null,
  next_open timestamptz,
  as_of text collate "C" not null
);

create table offering (
  offering_id uuid primary key,
  mentor_id uuid not null,
  title text not null default '',
  minutes int not null default 0,
  price_minor bigint not null default 0,
  price_currency text not null default 'EUR',
  cohort_only boolean not null default false,
  published boolean not null,
  as_of text collate "C" not null
);
create index offering_by_mentor on offering (mentor_id);

create table mentee (
  mentee_id uuid primary key,
  topics text[] not null default '{}',
  languages text[] not null default '{}',
  zone text not null default 'UTC',
  goals_as_of text collate "C" not null default ''
);

create table session (
  booking_id uuid primary key,
  mentor_id uuid not null,
  mentee_id uuid not null,
  status text not null default 'UNKNOWN',
  fault text,
  completed_at timestamptz,
  status_as_of text collate "C" not null default '',
  starts_at timestamptz,
  ends_at timestamptz,
  times_as_of text collate "C" not null default ''
);
create index session_by_mentor on session (mentor_id, status);
create index session_by_mentee on session (mentee_id, status);

create table cohort (
  cohort_id uuid primary key,
  name text not null default '',
  topics text[] not null default '{}',
  starts_on date,
  ends_on date,
  opened_as_of text collate "C" not null default '',
  closed boolean not null default false
);

create table enrolment (
  cohort_id uuid not null,
  member_id uuid not null,
  role text not null,
  capacity int not null,
  as_of text collate "C" not null,
  primary key (cohort_id, member_id)
);
create index enrolment_by_member on enrolment (member_id);
