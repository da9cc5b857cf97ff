alter table availability add column summed_at timestamptz not null default 'epoch';

create table rating (
  rating_id uuid primary key,
  booking_id uuid not null,
  mentor_id uuid not null,
  mentee_id uuid not null,
  rater_id uuid not null,
  stars int not null check (stars between 1 and 5),
  comment text,
  given_at timestamptz not null,
  closes_at timestamptz not null,
  revealed_at timestamptz,
  unique (booking_id, rater_id),
  check (rater_id in (mentor_id, mentee_id))
);
create index rating_by_mentor on rating (mentor_id, revealed_at);
create index rating_to_reveal on rating (closes_at) where revealed_at is null;

create table idempotency (
  caller uuid,
  key text,
  request text not null,
  response text,
  primary key (caller, key)
);
