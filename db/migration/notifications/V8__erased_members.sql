-- Members who were erased. Only their numbers stay, so that nothing which is heard later, or once
-- more, brings them back.
create table erased_member (
  member_id uuid primary key,
  erased_at timestamptz not null
);

create function skip_erased_member_id() returns trigger language plpgsql as $$
begin
  return case when exists (select from notifications.erased_member e where e.member_id = new.member_id) then null
    else new end;
end $$;

create trigger skip_erased before insert or update on person
  for each row execute function skip_erased_member_id();
create trigger skip_erased before insert or update on preference
  for each row execute function skip_erased_member_id();
create trigger skip_erased before insert on message
  for each row execute function skip_erased_member_id();
create trigger skip_erased before insert or update on reminder
  for each row execute function skip_erased_member_id();

create function skip_erased_mentor_id() returns trigger language plpgsql as $$
begin
  return case when exists (select from notifications.erased_member e where e.member_id = new.mentor_id) then null
    else new end;
end $$;

-- Whose offering it is, so that its title goes with the mentor.
alter table offering add column mentor_id uuid;
update offering o set mentor_id = b.mentor_id from booking b where b.offering_id = o.offering_id;
create trigger skip_erased before insert or update on offering
  for each row execute function skip_erased_mentor_id();

-- Members whose last message is on its way; with it, all that this module keeps about them goes.
create table farewell (
  member_id uuid primary key,
  erasure_id uuid not null,
  since timestamptz not null
);
