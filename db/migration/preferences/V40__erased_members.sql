-- Members who were erased. Only their numbers stay, so that nothing which is heard later, or once
-- more, brings them back.
create table erased_member (
  member_id uuid primary key,
  erased_at timestamptz not null
);

create function skip_erased_member_id() returns trigger language plpgsql as $$
begin
  return case when exists (select from preferences.erased_member e where e.member_id = new.member_id) then null
    else new end;
end $$;

create trigger skip_erased before insert or update on member
  for each row execute function skip_erased_member_id();
create trigger skip_erased before insert or update on choice
  for each row execute function skip_erased_member_id();
create trigger skip_erased before insert or update on enrolment
  for each row execute function skip_erased_member_id();

-- Members who want to leave, and how far it is. One at a time is open for a member.
create table erasure (
  id uuid primary key,
  version bigint not null,
  member_id uuid not null,
  forgoes_credits boolean not null,
  state text not null check (state in ('ASKING', 'REFUSED', 'SCHEDULED', 'WITHDRAWN', 'CHECKING',
    'ERASING', 'CONCLUDING', 'COMPLETED')),
  -- how often the modules were asked whether anything is in the way
  round int not null,
  asked_at timestamptz not null,
  executes_at timestamptz,
  changed_at timestamptz not null
);
create unique index open_erasure on erasure (member_id)
  where state not in ('REFUSED', 'WITHDRAWN', 'COMPLETED');
create index erasure_by_member on erasure (member_id, asked_at desc);
create index erasure_by_state on erasure (state, asked_at desc);
create index erasure_due on erasure (executes_at) where state = 'SCHEDULED';

create table erasure_answer (
  erasure_id uuid not null references erasure on delete cascade,
  round int not null,
  module text not null,
  -- a list of reasons with their sentences, as JSON
  objections text not null,
  answered_at timestamptz not null,
  primary key (erasure_id, round, module)
);

-- What each module has erased, and what stays; as JSON.
create table erasure_part (
  erasure_id uuid not null references erasure on delete cascade,
  module text not null,
  erased text not null,
  retained text not null,
  acknowledged_at timestamptz not null,
  primary key (erasure_id, module)
);
