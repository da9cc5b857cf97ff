-- Members who were erased. Only their numbers stay, so that nothing which is heard later, or once
-- more, brings them back.
create table erased_member (
  member_id uuid primary key,
  erased_at timestamptz not null
);
