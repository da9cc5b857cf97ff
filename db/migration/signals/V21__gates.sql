-- What was last published about the gate before a stage of a module.
create table gate (
  module text not null,
  target text not null,
  version bigint not null,
  epoch bigint not null,
  open boolean not null,
  missing text not null,
  earliest timestamptz,
  judged_at timestamptz not null,
  primary key (module, target)
);

-- What two operators opened although it was not proven; at most one for each stay in a stage.
create table gate_exception (
  id uuid primary key,
  module text not null,
  target text not null,
  stay_since timestamptz not null,
  asked_by text not null,
  reason text not null,
  asked_at timestamptz not null,
  confirmed_by text,
  confirmed_at timestamptz,
  unique (module, target, stay_since),
  check (confirmed_by <> asked_by)
);
