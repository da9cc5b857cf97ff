create extension if not exists btree_gist;

-- One row per mentor, offering and start while seats are taken. occupies is the session with its
-- buffers, written by the application because timestamptz plus interval is not immutable.
create table session (
  id uuid primary key,
  mentor_id uuid not null,
  offering_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  occupies tstzrange not null,
  seats int not null check (seats between 1 and 1000),
  seats_taken int not null check (seats_taken between 0 and seats),
  blocking boolean not null generated always as (seats_taken > 0) stored,
  check (starts_at < ends_at),
  constraint session_occupies_something check (not isempty(occupies)),
  constraint session_of_mentor_overlaps exclude using gist (mentor_id with =, occupies with &&) where (blocking)
);
create index session_at on session (offering_id, starts_at) where (blocking);

-- A seat in a session.
create table booking (
  id uuid primary key,
  session_id uuid not null references session,
  mentor_id uuid not null,
  mentee_id uuid not null,
  offering_id uuid not null,
  cohort_id uuid,
  title text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  zone text not null,
  price_minor bigint not null check (price_minor >= 0),
  price_currency text not null,
  funding_kind text not null,
  card text,
  policy text not null,
  refund_cap int not null default 10000 check (refund_cap between 0 and 10000),
  needs_approval boolean not null,
  status text not null check (status in
    ('HELD', 'PENDING', 'CONFIRMED', 'COMPLETED', 'NO_SHOW', 'CANCELLED', 'EXPIRED')),
  revision int not null,
  version bigint not null,
  moves int not null default 0,
  held_at timestamptz not null,
  hold_expires_at timestamptz not null,
  reason text,
  blocking boolean not null generated always as (status in ('HELD', 'PENDING', 'CONFIRMED')) stored,
  constraint booking_lasts check (not isempty(tstzrange(starts_at, ends_at))),
  constraint booking_of_mentee_overlaps exclude using gist
    (mentee_id with =, tstzrange(starts_at, ends_at) with &&) where (blocking)
);
create index booking_of_mentee on booking (mentee_id, starts_at desc);
create index booking_of_mentor on booking (mentor_id, starts_at desc);
create index booking_in_session on booking (session_id);
create index booking_by_status on booking (status, starts_at desc);

-- Where each booking's process stands. due_at is when it goes on by itself.
create table booking_process (
  booking_id uuid primary key references booking,
  state text not null,
  due_at timestamptz,
  attempts int not null default 0,
  changed_at timestamptz not null
);
create index booking_process_due on booking_process (due_at) where (due_at is not null);

-- What the process did, for the operator.
create table booking_step (
  id bigint generated always as identity primary key,
  booking_id uuid not null references booking,
  at timestamptz not null,
  step text not null,
  note text not null
);
create index booking_step_of on booking_step (booking_id, id);

create table no_show (
  booking_id uuid primary key references booking,
  absent text not null check (absent in ('MENTEE', 'MENTOR')),
  reported_by text not null check (reported_by in ('MENTEE', 'MENTOR', 'PLATFORM')),
  reported_at timestamptz not null,
  disputed_at timestamptz,
  outcome text check (outcome in ('HELD', 'MENTEE_ABSENT', 'MENTOR_ABSENT')),
  resolved_at timestamptz
);

create table strike (
  session_id uuid primary key references session,
  booking_id uuid not null references booking,
  mentor_id uuid not null,
  at timestamptz not null,
  reason text not null
);
create index strike_of_mentor on strike (mentor_id, at);

-- Who waits for a full slot; session_id is the seat kept for whom it is offered to.
create table waitlist (
  id bigint generated always as identity primary key,
  offering_id uuid not null,
  starts_at timestamptz not null,
  mentee_id uuid not null,
  joined_at timestamptz not null,
  status text not null check (status in ('WAITING', 'OFFERED', 'TAKEN', 'LAPSED', 'LEFT')),
  session_id uuid references session,
  offered_until timestamptz,
  check ((status = 'OFFERED') <= (session_id is not null and offered_until is not null))
);
create unique index waitlist_once on waitlist (offering_id, starts_at, mentee_id)
  where (status in ('WAITING', 'OFFERED'));
create index waitlist_line on waitlist (offering_id, starts_at, id) where (status = 'WAITING');
create index waitlist_offers on waitlist (offered_until) where (status = 'OFFERED');

-- Copies of others' facts; as_of is the time of the event they come from.
create table payer (
  member_id uuid primary key,
  suspended boolean not null,
  as_of timestamptz not null
);
create table cohort_member (
  cohort_id uuid not null,
  member_id uuid not null,
  role text not null,
  as_of timestamptz not null,
  primary key (cohort_id, member_id)
);
create index cohort_member_of on cohort_member (member_id);
create table closed_cohort (cohort_id uuid primary key);
