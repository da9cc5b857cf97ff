create table series (
  name text primary key,
  prefix text not null,
  last bigint not null
);
insert into series values ('INVOICE', 'T-', 0), ('CREDIT_NOTE', 'C-', 0);

create table document (
  id uuid primary key,
  kind text not null references series,
  number text unique,
  member_id uuid not null,
  cohort_id uuid,
  booking_id uuid,
  original_id uuid references document,
  currency char(3) not null,
  total bigint not null check (total > 0),
  vat bigint not null check (vat >= 0),
  drafted_at timestamptz not null,
  finalised_at timestamptz,
  due_on date,
  paid_at timestamptz,
  reminders int not null default 0,
  announced_at timestamptz,
  check ((number is null) = (finalised_at is null))
);
create index document_by_member on document (member_id, drafted_at desc);
create index document_by_booking on document (booking_id);
create index document_drafts on document (drafted_at) where number is null;
create index document_unannounced on document (finalised_at) where announced_at is null;
create index document_owed on document (due_on) where due_on is not null and paid_at is null;

create table document_line (
  document_id uuid not null references document on delete cascade,
  line int not null,
  text text not null,
  gross bigint not null,
  vat_basis_points int not null,
  primary key (document_id, line)
);

create table document_pdf (
  document_id uuid primary key references document,
  content bytea not null
);

create function keep_final_documents() returns trigger language plpgsql as $$
begin
  if old.number is not null and (tg_op = 'DELETE' or
      (old.number, old.kind, old.member_id, old.currency, old.total, old.vat, old.finalised_at)
      is distinct from
      (new.number, new.kind, new.member_id, new.currency, new.total, new.vat, new.finalised_at)) then
    raise exception 'document % is final', old.number using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger final_documents_stay before update or delete on document
  for each row execute function keep_final_documents();

-- What billing knows of cohorts, from the events of members.
create table cohort (
  id uuid primary key,
  name text not null default '',
  capacity int not null default 0,
  past_due_since timestamptz
);
create table cohort_mentee (
  cohort_id uuid not null,
  member_id uuid not null,
  enrolled_at timestamptz not null,
  primary key (cohort_id, member_id)
);

alter table payment add outcome text, add ended_at timestamptz;
