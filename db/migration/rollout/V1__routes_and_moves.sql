-- Where each module is live. What comes later, such as a share of units that is routed otherwise,
-- stands beside the stage, in columns and rows of its own.
create table route (
  module text primary key,
  stage text not null,
  epoch bigint not null,
  since timestamptz not null
);

-- What was asked and what became of it; nothing in here is ever changed.
create table history (
  id uuid primary key default uuidv7(),
  at timestamptz not null,
  module text not null,
  operator text not null,
  action text not null,
  reason text not null,
  from_stage text,
  to_stage text,
  epoch bigint
);
create index history_of_module on history (module, at desc);
create unique index history_epoch on history (module, epoch) where epoch is not null;

-- A module on its way. A turn is one process that carries it on; who has an older turn is too late.
create table move (
  id uuid primary key,
  module text not null,
  target text not null,
  step text not null,
  undoing boolean not null default false,
  turn int not null default 0,
  epoch bigint not null default 0,
  operator text not null,
  reason text not null,
  asked_at timestamptz not null,
  step_since timestamptz not null,
  trouble text,
  paused_at timestamptz,
  resumed_at timestamptz,
  ended_at timestamptz,
  outcome text
);
create unique index move_one_at_a_time on move ((true)) where ended_at is null;
create index move_of_module on move (module, asked_at desc);

-- What it did, in order.
create table move_step (
  move uuid not null references move,
  number int generated always as identity,
  step text not null,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  note text,
  primary key (move, number)
);

create table idempotency (
  caller uuid,
  key text,
  request text not null,
  response text,
  primary key (caller, key)
);
