-- How far the rankings of both sides of a module agreed on a day: sums over the pairs.
create table ranking_agreement (
  module text not null,
  route text not null,
  day date not null,
  pairs bigint not null,
  overlap double precision not null,
  rank_biased double precision not null,
  primary key (module, route, day)
);
