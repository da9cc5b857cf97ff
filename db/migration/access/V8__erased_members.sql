-- Members who were erased. Only their numbers stay, so that nothing which is heard later, or once
-- more, brings them back.
create table erased_member (
  member_id uuid primary key,
  erased_at timestamptz not null
);

create function skip_erased_member_id() returns trigger language plpgsql as $$
begin
  return case when exists (select from access.erased_member e where e.member_id = new.member_id) then null
    else new end;
end $$;

create trigger skip_erased before insert or update on sign_in
  for each row execute function skip_erased_member_id();
create trigger skip_erased before insert or update on newcomer
  for each row execute function skip_erased_member_id();
