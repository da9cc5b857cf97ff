-- What an import recorded is known by its migration, and so is what undoing it put back.
alter table choice add column migration_id uuid;
-- whether an import recorded it only so that the default here sends no more mail than before
alter table choice add column kept_off boolean not null default false;
alter table choice drop constraint choice_source_check;
alter table choice add constraint choice_source_check
  check (source in ('MEMBER', 'OPERATOR', 'IMPORT', 'ROLL_BACK', 'UNSUBSCRIBE_LINK'));

-- The migration of what members chose on a former platform.
create table legacy_migration (
  id uuid primary key,
  -- the name of the file or of the configured table
  source text not null,
  format text not null check (format in ('MONGOEXPORT', 'KEY_VALUE_CSV', 'MOODLE_CSV', 'TABLE')),
  state text not null check (state in
    ('STAGING', 'STAGED', 'PLANNING', 'PLANNED', 'RUNNING', 'DONE', 'ROLLING_BACK', 'ROLLED_BACK')),
  paused boolean not null default false,
  -- why it was paused, if no operator did it
  failure text,
  -- of the newest mapping, and of the one that the dry run used; 0 if there is none
  mapping_version int not null default 0,
  planned_version int not null default 0,
  -- of the source, and how many of them could not be read
  source_rows bigint not null default 0,
  unreadable_rows bigint not null default 0,
  -- with rows in the source; null until they are counted
  member_count bigint,
  -- of the current run: the last member that is done, and how many are
  done_until text collate "C",
  done_members bigint not null default 0,
  -- whether the current run visits only members with rows in quarantine
  only_quarantined boolean not null default false,
  -- what became of the rows so far; together, once all members are done, the rows of the source
  migrated bigint not null default 0,
  unchanged bigint not null default 0,
  quarantined bigint not null default 0,
  -- decisions for members, before and after
  equal bigint not null default 0,
  stricter bigint not null default 0,
  looser bigint not null default 0,
  required bigint not null default 0,
  chosen_here bigint not null default 0,
  -- answers that were recorded, and put back
  recorded bigint not null default 0,
  put_back bigint not null default 0,
  created_at timestamptz not null,
  changed_at timestamptz not null
);

-- What operators did to it. Rows are only added.
create table legacy_audit (
  migration_id uuid not null references legacy_migration on delete cascade,
  number int not null,
  at timestamptz not null,
  operator text not null,
  action text not null,
  primary key (migration_id, number)
);

-- The mapping files, each version as it was given.
create table legacy_mapping (
  migration_id uuid not null references legacy_migration on delete cascade,
  version int not null check (version > 0),
  yaml text not null,
  operator text not null,
  saved_at timestamptz not null,
  primary key (migration_id, version)
);

-- The rows of the source as they were read; all rows of a member are together by the key.
create table legacy_row (
  migration_id uuid not null,
  -- empty for rows that cannot be read
  legacy_id text collate "C" not null,
  -- in the source, from 1 without gaps
  number bigint not null,
  key text not null,
  value text,
  consent text,
  -- null if the source has no time that counts
  changed_at timestamptz,
  -- what is wrong with a row that cannot be read
  unreadable text,
  primary key (migration_id, legacy_id, number)
);

-- Which member each of the former platform's is, if their names are not the numbers of here.
create table legacy_identity (
  migration_id uuid not null,
  legacy_id text collate "C" not null,
  -- null for those who are nobody here
  member_id uuid,
  fate text not null check (fate in ('MEMBER', 'MERGED', 'DELETED')),
  primary key (migration_id, legacy_id)
);
create index legacy_identity_by_member on legacy_identity (migration_id, member_id);

-- What became of each member's rows in the newest run, and what that means for the member.
create table legacy_member (
  migration_id uuid not null,
  legacy_id text collate "C" not null,
  rows bigint not null,
  -- null until planned, and for those who are nobody here
  member_id uuid,
  migrated int not null default 0,
  unchanged int not null default 0,
  quarantined int not null default 0,
  equal int not null default 0,
  stricter int not null default 0,
  looser int not null default 0,
  required int not null default 0,
  chosen_here int not null default 0,
  -- the numbers of the rows by what became of them
  notes jsonb not null default '{}',
  -- for each question: before, after, difference
  decisions jsonb not null default '[]',
  primary key (migration_id, legacy_id)
);
create index legacy_member_by_member on legacy_member (member_id);

-- Rows that nobody may guess at, with the reason.
create table legacy_quarantine (
  migration_id uuid not null,
  legacy_id text collate "C" not null,
  number bigint not null,
  reason text not null,
  -- the mapping with which it was understood after all; null while it was not
  resolved_version int,
  primary key (migration_id, legacy_id, number)
);
