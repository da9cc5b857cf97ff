-- How often one module used another in a week that begins on a Monday (UTC), and when last. The subject is the name of
-- an event or the template of a route, so that the rows of a week are no more than the code has ways between modules.
create table interaction (
  week date not null,
  kind text not null constraint interaction_kind_check check (kind in ('EVENT', 'PAGE_PART', 'SERVICE_CALL')),
  source text not null,
  target text not null,
  subject text not null,
  times bigint not null,
  last_at timestamptz not null,
  primary key (week, kind, source, target, subject)
);
