-- What was last heard of the gate before a stage of a module.
create table gate (
  module text not null,
  target text not null,
  epoch bigint not null,
  open boolean not null,
  missing text not null,
  earliest timestamptz,
  judged_at timestamptz not null,
  primary key (module, target)
);
