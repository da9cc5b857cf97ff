-- Where each module is live. What is not said here yet, such as a share of units that are routed
-- otherwise, is added as columns and rows beside it.
create table route (
  module text primary key,
  stage text not null,
  epoch bigint not null,
  since timestamptz not null,
  changed_by text not null,
  reason text not null
);

-- Every change, never changed itself.
create table route_change (
  id uuid primary key default uuidv7(),
  module text not null,
  from_stage text not null,
  to_stage text not null,
  epoch bigint not null,
  at timestamptz not null,
  changed_by text not null,
  reason text not null,
  unique (module, epoch)
);

-- A module on its way. A turn is one process carrying it on; who has an older turn is too late.
create table move (
  id uuid primary key,
  module text not null,
  target text not null,
  undoing boolean not null default false,
  step text not null,
  turn int not null default 0,
  epoch bigint,
  asked_by text not null,
  reason text not null,
  asked_at timestamptz not null,
  trouble text,
  paused_at timestamptz,
  resumed_at timestamptz,
  ended_at timestamptz,
  outcome text
);
create unique index move_one_at_a_time on move ((true)) where ended_at is null;
create index move_of_module on move (module, asked_at desc);

-- What it did, in order, with the time each step took.
create table move_step (
  move uuid not null references move,
  number int not null,
  step text not null,
  started_at timestamptz not null,
  ended_at timestamptz,
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
