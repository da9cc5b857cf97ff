-- Addresses of people. Only this schema knows them.
create table contact (
  id uuid primary key,
  version bigint not null,
  member_id uuid,
  address text not null,
  address_key text not null,
  display_name text not null default '',
  language text not null,
  status text not null check (status in ('PENDING', 'VERIFIED', 'REPLACED')),
  created_at timestamptz not null,
  verified_at timestamptz,
  soft_bounces int not null default 0,
  blocked text check (blocked in ('REFUSED', 'BOUNCED', 'COMPLAINED')),
  blocked_at timestamptz
);
create unique index contact_of_member on contact (member_id) where status = 'VERIFIED';
create unique index contact_by_verified_address on contact (address_key) where status = 'VERIFIED';
create index contact_by_address on contact (address_key);
create index contact_by_member on contact (member_id);

-- What visitors ask for by an address. Worked off later, so that no answer tells whether an address
-- is known; a row goes after an hour.
create table address_request (
  id uuid primary key,
  kind text not null check (kind in ('SIGN_UP', 'PASSWORD')),
  address text not null,
  mailbox_key text not null,
  display_name text not null,
  language text not null,
  requested_at timestamptz not null,
  handled boolean not null default false
);
create index address_request_of_mailbox on address_request (mailbox_key, requested_at);
create index address_request_open on address_request (requested_at) where not handled;

-- Messages. The parameters are ids, times and amounts: the text is written when it is sent or read.
create table message (
  id uuid primary key,
  cause_id uuid not null,
  member_id uuid,
  contact_id uuid,
  kind text not null,
  topic text not null,
  parameters text not null,
  status text not null check (status in
    ('QUEUED', 'SENDING', 'SENT', 'FAILED', 'SUPPRESSED', 'UNKNOWN', 'KEPT', 'BUNDLED')),
  attempts int not null default 0,
  queued_at timestamptz not null,
  due_at timestamptz not null,
  expires_at timestamptz,
  changed_at timestamptz not null,
  note text not null default '',
  digest_id uuid,
  check (member_id is not null or contact_id is not null)
);
create unique index message_once
  on message (cause_id, kind, member_id, contact_id) nulls not distinct;
create index message_due on message (due_at, id) where status = 'QUEUED';
create index message_sending on message (changed_at) where status = 'SENDING';
create index message_of_member on message (member_id, queued_at desc);
create index message_of_contact on message (contact_id, queued_at desc);
create index message_by_time on message (queued_at desc, id);
create index message_by_status on message (status, queued_at desc);
create index message_in_digest on message (digest_id) where digest_id is not null;

-- Reminders to come. A booking that moves gets new ones for its new revision.
create table reminder (
  booking_id uuid not null,
  member_id uuid not null,
  revision int not null,
  lead_minutes int not null,
  starts_at timestamptz not null,
  due_at timestamptz not null,
  status text not null check (status in ('WAITING', 'QUEUED', 'MERGED', 'DROPPED')),
  primary key (booking_id, member_id, revision, lead_minutes)
);
create index reminder_due on reminder (due_at) where status = 'WAITING';

-- Copies of other modules' facts, each kept as of the newest event (the as_of columns).
create table booking (
  booking_id uuid primary key,
  mentor_id uuid not null,
  mentee_id uuid not null,
  offering_id uuid,
  starts_at timestamptz,
  ends_at timestamptz,
  revision int not null,
  status text not null check (status in ('HELD', 'REQUESTED', 'CONFIRMED', 'ENDED')),
  hold_expires_at timestamptz,
  as_of text collate "C" not null
);
create index booking_of_mentor on booking (mentor_id, starts_at) where status = 'CONFIRMED';
create index booking_of_mentee on booking (mentee_id, starts_at) where status = 'CONFIRMED';

create table offering (
  offering_id uuid primary key,
  title text not null,
  as_of text collate "C" not null
);

create table cohort (
  cohort_id uuid primary key,
  name text not null,
  as_of text collate "C" not null
);

create table person (
  member_id uuid primary key,
  role text,
  mentor_name text not null default '',
  zone text,
  as_of text collate "C" not null default ''
);

create table preference (
  member_id uuid primary key,
  zone text not null,
  language text not null,
  clock text not null,
  lead_minutes int[] not null,
  topics_on text[] not null,
  topics_off text[] not null,
  as_of text collate "C" not null
);
