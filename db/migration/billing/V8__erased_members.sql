-- Members who were erased. Only their numbers stay, so that nothing which is heard later, or once
-- more, brings them back.
create table erased_member (
  member_id uuid primary key,
  erased_at timestamptz not null
);

-- Mentors who want to leave: their next payout has no minimum.
create table full_payout (
  member_id uuid primary key,
  asked_at timestamptz not null
);
