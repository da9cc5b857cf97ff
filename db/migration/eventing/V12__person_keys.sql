-- The key of each person whose personal values are in this log, encrypted with a key of the platform that is not in
-- the database. A destroyed key leaves a row without one, so that what comes later is not stored either. Old row
-- versions go with the next vacuum, which comes soon, because each destroyed key asks for one.
create table person_key (
  person_id uuid primary key,
  wrapped text,
  created_at timestamptz not null default clock_timestamp(),
  destroyed_at timestamptz,
  check ((wrapped is null) = (destroyed_at is not null))
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 0);

-- Segments whose personal values are all encrypted, as the events of that release declared them. A segment without a
-- row was written, in whole or in part, by a release that did not encrypt.
create table encrypted_segment (
  number int primary key,
  declarations text not null
);

-- The kind of a message, which its body does not say. Null for those from before.
alter table rejected_message add column name text;
