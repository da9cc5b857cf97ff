-- The verdict in force on each signal of each module.
create table verdict (
  module text not null,
  signal text not null,
  version bigint not null,
  verdict text not null,
  e_value double precision not null,
  observations bigint not null,
  evidence text not null,
  since timestamptz not null,
  given_at timestamptz not null,
  primary key (module, signal)
);

-- Each verdict that was given, in order; never changed.
create table verdict_history (
  module text not null,
  signal text not null,
  version bigint not null,
  verdict text not null,
  e_value double precision not null,
  observations bigint not null,
  evidence text not null,
  since timestamptz not null,
  given_at timestamptz not null,
  primary key (module, signal, version)
);
