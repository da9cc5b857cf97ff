-- What was compared in a day (UTC); unlike the evidence, it is kept when a stage ends.
create table daily_count (
  module text not null,
  day timestamptz not null,
  compared bigint not null,
  mismatched bigint not null,
  noise_compared bigint not null,
  noise_mismatched bigint not null,
  offered bigint not null,
  dropped bigint not null,
  attempted bigint not null,
  failed bigint not null,
  service_errors bigint not null,
  home_errors bigint not null,
  slower bigint not null,
  not_slower bigint not null,
  decided bigint not null,
  decided_differently bigint not null,
  primary key (module, day)
);

-- Each change of a module's route.
create table stage_change (
  module text not null,
  epoch bigint not null,
  from_stage text not null,
  to_stage text not null,
  at timestamptz not null,
  primary key (module, epoch)
);
insert into stage_change (module, epoch, from_stage, to_stage, at)
select module, epoch, stage, stage, since from evidence where stage is not null;

-- Each roll back; named by its event, so that it counts once.
create table incident (
  event_id uuid primary key,
  module text not null,
  at timestamptz not null,
  from_stage text not null,
  signal text not null,
  reason text not null
);

-- What differed, by its cause, with the form of one sample and never what it says; named by its
-- event, so that it counts once.
create table mismatch (
  event_id uuid not null,
  module text not null,
  route text not null,
  path text not null,
  kind text not null,
  at timestamptz not null,
  occurrences bigint not null,
  live text not null,
  mirrored text not null,
  primary key (event_id, route, path, kind)
);
create index mismatch_by_time on mismatch (at);

-- What an operator found a mismatch to be. Never changed.
create table explanation (
  cycle text not null,
  module text not null,
  route text not null,
  path text not null,
  kind text not null,
  operator text not null,
  words text not null,
  at timestamptz not null,
  primary key (cycle, module, route, path, kind)
);

-- Who signed the review of a cycle. Never changed.
create table signature (
  cycle text not null,
  operator text not null,
  words text not null,
  at timestamptz not null,
  primary key (cycle, operator)
);
