-- Modules that were rolled back and advance no more until an operator has acknowledged it.
create table rollback_lock (
  module text primary key references route,
  from_stage text not null,
  signal text not null,
  reason text not null,
  at timestamptz not null
);
