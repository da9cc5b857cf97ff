-- Members who were erased. Only their numbers stay, so that nothing which is heard later, or once
-- more, brings them back.
create table erased_member (
  member_id uuid primary key,
  erased_at timestamptz not null
);

create function skip_erased_id() returns trigger language plpgsql as $$
begin
  return case when exists (select from scheduling.erased_member e where e.member_id = new.id) then null
    else new end;
end $$;

create function skip_erased_member_id() returns trigger language plpgsql as $$
begin
  return case when exists (select from scheduling.erased_member e where e.member_id = new.member_id) then null
    else new end;
end $$;

create function skip_erased_mentor_id() returns trigger language plpgsql as $$
begin
  return case when exists (select from scheduling.erased_member e where e.member_id = new.mentor_id) then null
    else new end;
end $$;

create trigger skip_erased before insert or update on mentor
  for each row execute function skip_erased_id();
create trigger skip_erased before insert or update on cohort_member
  for each row execute function skip_erased_member_id();
create trigger skip_erased before insert or update on payer
  for each row execute function skip_erased_member_id();
create trigger skip_erased before insert or update on availability
  for each row execute function skip_erased_mentor_id();
create trigger skip_erased before insert or update on availability_summary
  for each row execute function skip_erased_mentor_id();
create trigger skip_erased before insert or update on offering
  for each row execute function skip_erased_mentor_id();

-- Members who want to leave: nothing new begins with them, unless they stay after all.
create table leaving_member (
  erasure_id uuid primary key,
  member_id uuid not null,
  stays boolean not null
);
create index leaving_member_by_member on leaving_member (member_id) where not stays;
