-- Up to which position in a module's record its decisions have been decided again.
create table decision_progress (
  module text primary key,
  position bigint not null
);
