-- A member as far as this module knows them.
create table member (
  member_id uuid primary key,
  -- of the last published snapshot; who changes something for a member locks this row
  version bigint not null default 0,
  -- of the profile, for members who have not chosen a zone
  profile_zone text,
  profile_version bigint not null default 0
);

-- What members chose. Rows are only added; the newest answer to a question counts.
create table choice (
  member_id uuid not null,
  -- the member's version with this answer
  version bigint not null check (version > 0),
  -- topic/<topic>/<channel>, channel/<channel> or setting/<name>
  question text not null,
  value text not null,
  -- whether the member confirmed this answer on a second page
  confirmed boolean not null default false,
  source text not null check (source in ('MEMBER', 'OPERATOR', 'IMPORT', 'UNSUBSCRIBE_LINK')),
  -- whoever gave the answer, if a person did
  actor uuid,
  chosen_at timestamptz not null,
  -- version of the words in which the question was asked
  wording text not null,
  primary key (member_id, question, version)
);

create table cohort (
  cohort_id uuid primary key,
  name text not null default '',
  closed boolean not null default false
);

create table enrolment (
  cohort_id uuid not null,
  member_id uuid not null,
  primary key (cohort_id, member_id)
);
create index enrolment_by_member on enrolment (member_id);

-- What operators set for the members of a cohort who have not chosen themselves. Rows are only
-- added; the newest answer to a question counts.
create table cohort_default (
  cohort_id uuid not null,
  version bigint not null check (version > 0),
  topic text not null,
  channel text not null,
  value text not null check (value in ('ON', 'OFF', 'UNSET')),
  actor uuid not null,
  set_at timestamptz not null,
  primary key (cohort_id, topic, channel, version)
);
