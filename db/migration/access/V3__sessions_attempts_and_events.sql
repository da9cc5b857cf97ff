-- Wrong passwords: apart for an address, a name, and a name at an address; shared by all processes.
create table failed_attempt (
  scope text not null check (scope in ('ADDRESS', 'NAME', 'NAME_AT_ADDRESS')),
  subject text not null,
  failures int not null,
  last_failed_at timestamptz not null,
  forget_at timestamptz not null,
  primary key (scope, subject)
);
create index failed_attempt_forget_at on failed_attempt (forget_at);
-- Where a member is signed in. A session that is missing here is over, wherever it is kept.
create table member_session (
  id uuid primary key,
  member_id uuid not null,
  started_at timestamptz not null,
  ends_at timestamptz not null,
  address text not null,
  browser text not null
);
create index member_session_member_id on member_session (member_id);
-- What happened at the doors, added up for each minute, so that a flood is a few rows.
create table security_event (
  minute timestamptz not null,
  kind text not null,
  subject text not null,
  address text not null,
  times int not null,
  primary key (minute, kind, subject, address)
);
-- Several signing keys: the newest signs, those before it verify what they signed.
alter table signing_key drop column singleton;
alter table signing_key add column kid text;
update signing_key set kid = jwk::json ->> 'kid';
alter table signing_key alter column kid set not null;
alter table signing_key add primary key (kid);
alter table signing_key add column created_at timestamptz not null default now();
