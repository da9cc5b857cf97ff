-- Members who were erased. Only their numbers stay, so that nothing which is heard later, or once
-- more, brings them back.
create table erased_member (
  member_id uuid primary key,
  erased_at timestamptz not null
);

create function skip_erased_mentee_id() returns trigger language plpgsql as $$
begin
  return case when exists (select from recommendations.erased_member e where e.member_id = new.mentee_id) then null
    else new end;
end $$;

create function skip_erased_mentor_id() returns trigger language plpgsql as $$
begin
  return case when exists (select from recommendations.erased_member e where e.member_id = new.mentor_id) then null
    else new end;
end $$;

create trigger skip_erased before insert or update on mentor
  for each row execute function skip_erased_mentor_id();
create trigger skip_erased before insert or update on availability
  for each row execute function skip_erased_mentor_id();
create trigger skip_erased before insert or update on offering
  for each row execute function skip_erased_mentor_id();
create trigger skip_erased before insert or update on mentee
  for each row execute function skip_erased_mentee_id();
create trigger skip_erased before insert or update on choice
  for each row execute function skip_erased_mentee_id();
