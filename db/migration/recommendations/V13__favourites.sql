-- The mentors whom a mentee wants to find again.
create table favourite (
  mentee_id uuid not null,
  mentor_id uuid not null,
  kept_at timestamptz not null,
  primary key (mentee_id, mentor_id)
);
create index favourite_by_mentor on favourite (mentor_id);

create trigger skip_erased before insert or update on favourite
  for each row execute function skip_erased_mentee_id();
create trigger skip_erased_mentor before insert or update on favourite
  for each row execute function skip_erased_mentor_id();
