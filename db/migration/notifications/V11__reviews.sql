-- What was heard of the reviews of operators, for the message of the week.
create table review (
  cycle text primary key,
  ended_at timestamptz not null,
  -- for each module: its name, its stage, how it was, and how much speaks against it
  modules text not null,
  changes bigint not null,
  incidents bigint not null,
  parked bigint not null,
  mismatches bigint not null,
  unexplained bigint not null
);
