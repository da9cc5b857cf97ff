-- Each command that was decided, with the version of the account that it met and the number of
-- events that it led to, none for a refusal: so that it can be decided again (decision 0087).
create table decision (
  position bigint generated always as identity primary key,
  stream text not null references stream,
  version bigint not null check (version >= 0),
  type text not null,
  command text not null,
  events int not null check (events >= 0),
  at timestamptz not null
);
create index decision_by_stream on decision (stream, version);
