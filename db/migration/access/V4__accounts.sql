-- Written at most once a minute.
alter table member_session add column last_used_at timestamptz;
update member_session set last_used_at = started_at;
alter table member_session alter column last_used_at set not null;
-- The browsers with which a member has signed in; each has a cookie, of which the digest is kept.
create table known_device (
  member_id uuid not null,
  device text not null,
  first_used_at timestamptz not null,
  last_used_at timestamptz not null,
  primary key (member_id, device)
);
-- Links that are accepted only once, until they expire anyway. The id is no secret: it opens nothing.
create table used_link (
  id uuid primary key,
  expires_at timestamptz not null
);
create index used_link_expires_at on used_link (expires_at);
-- Older links for a new password are over.
alter table sign_in add column credentials_changed_at timestamptz not null default 'epoch';
-- Who can sign in and has not said yet who they are; the role is what their link was for.
create table newcomer (
  member_id uuid primary key,
  role text not null check (role in ('MENTEE', 'MENTOR'))
);
-- The secret is encrypted; a step is a period of 30 seconds whose code was used.
create table second_factor (
  member_id uuid primary key,
  secret text not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  last_step bigint not null
);
create table recovery_code (
  member_id uuid not null,
  number int not null,
  hash text not null,
  primary key (member_id, number)
);
