-- A figure of one closed hour as one account of it says: home's tables, the service's tables, or
-- the events. Kept for 13 months, so that a month stands beside the same month of the year before.
create table figure (
  signal text not null,
  module text not null,
  side text not null check (side in ('HOME', 'SERVICE', 'EVENTS')),
  scope text not null default '', -- the id of a cohort, or '' for the platform
  hour timestamptz not null, -- the start of the hour, in UTC
  value numeric not null,
  reported_at timestamptz not null,
  primary key (signal, side, scope, hour)
);
create index figure_of_hour on figure (signal, hour);
create index figure_by_age on figure (hour);
