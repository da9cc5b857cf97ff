-- The rules of a former platform and those here, side by side.
create table legacy_dual_read (
  migration_id uuid primary key references legacy_migration on delete cascade,
  -- whose decisions count
  deciding text not null check (deciding in ('FORMER', 'NEW')),
  since timestamptz not null,
  -- with which the rows of the former platform are read
  mapping_version int not null,
  -- the last member that takes part; members are added in the order of their numbers
  enrolled_until uuid,
  enrolled boolean not null default false,
  -- of the current comparison of all members: the last one, and when all were compared
  compared_until uuid,
  compared_at timestamptz,
  ended_at timestamptz
);
-- A member has one former platform at a time.
create unique index open_dual_read on legacy_dual_read ((true)) where ended_at is null;

create table legacy_dual_read_member (
  migration_id uuid not null references legacy_dual_read on delete cascade,
  member_id uuid not null,
  -- whose decisions count for this member; follows that of the migration, some members at a time
  deciding text not null check (deciding in ('FORMER', 'NEW')),
  -- how many decisions were taken by both
  compared bigint not null default 0,
  primary key (migration_id, member_id)
);
create index legacy_dual_read_by_member on legacy_dual_read_member (member_id);
create index legacy_dual_read_by_deciding on legacy_dual_read_member (migration_id, deciding);

-- Where both decided otherwise the last time.
create table legacy_difference (
  migration_id uuid not null references legacy_dual_read on delete cascade,
  member_id uuid not null,
  question text not null,
  before boolean not null,
  after boolean not null,
  -- how often both decided otherwise
  decisions bigint not null default 1,
  last_at timestamptz not null,
  -- since when both decide the same again
  resolved_at timestamptz,
  primary key (migration_id, member_id, question)
);
create index legacy_difference_by_time on legacy_difference (migration_id, last_at desc);

-- Who is told what changes for them, and how far that is.
create table legacy_announcement (
  migration_id uuid primary key references legacy_migration on delete cascade,
  announced_at timestamptz not null,
  -- when the decisions change at the earliest
  holds_from timestamptz not null,
  told_until uuid,
  finished_at timestamptz
);

create table legacy_notice (
  migration_id uuid not null references legacy_announcement on delete cascade,
  member_id uuid not null,
  told_at timestamptz not null,
  primary key (migration_id, member_id)
);

-- Files that operators upload, and tables that they choose: read in the background.
create table legacy_upload (
  id uuid primary key,
  purpose text not null check (purpose in ('SOURCE', 'ACCOUNTS')),
  -- null for a list of members
  format text,
  -- of the file or of the configured table
  name text not null,
  operator text not null,
  begun_at timestamptz not null,
  -- of a file, in bytes
  size bigint not null default 0,
  state text not null check (state in ('RECEIVING', 'WAITING', 'READING', 'READ', 'REFUSED')),
  -- when the process that reads it was last seen
  seen_at timestamptz,
  -- why it was refused, in a sentence
  refusal text,
  -- for which a list of members is, or what a source became
  migration_id uuid
);
create index legacy_upload_by_state on legacy_upload (state) where state in ('WAITING', 'READING');

create table legacy_upload_piece (
  upload_id uuid not null references legacy_upload on delete cascade,
  number int not null check (number >= 0),
  bytes bytea not null,
  primary key (upload_id, number)
);
