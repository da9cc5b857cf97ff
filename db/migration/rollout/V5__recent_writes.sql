-- Changes at home by units whose reads a service may answer. A unit reads at home until the copy has
-- passed the positions of all its changes; rows go after minutes.
create table recent_write (
  id bigint generated always as identity primary key,
  unit text not null,
  began_at timestamptz not null,
  position pg_lsn
);
create index recent_write_of_unit on recent_write (unit);
