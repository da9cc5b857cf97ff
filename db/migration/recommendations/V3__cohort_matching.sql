create table choice (
  cohort_id uuid not null,
  mentee_id uuid not null,
  place int not null check (place > 0),
  mentor_id uuid not null,
  primary key (cohort_id, mentee_id, place),
  unique (cohort_id, mentee_id, mentor_id)
);

-- At most one proposal and one active match per cohort; what they replace is kept as past.
create table match (
  match_id uuid primary key,
  cohort_id uuid not null,
  status text not null check (status in ('PROPOSED', 'ACTIVE', 'PAST')),
  version int not null,
  proposed_at timestamptz not null,
  activated_at timestamptz
);
create unique index one_proposal_and_one_active on match (cohort_id, status)
  where status <> 'PAST';

create table pair (
  match_id uuid not null references match,
  mentee_id uuid not null,
  mentor_id uuid,
  place int,
  locked boolean not null,
  primary key (match_id, mentee_id)
);
