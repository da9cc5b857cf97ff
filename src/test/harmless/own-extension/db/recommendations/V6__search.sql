create extension if not exists pg_trgm;
create index mentor_text on mentor using gin ((id::text) gin_trgm_ops);
create type rank as enum ('HIGH', 'LOW');
create domain share as numeric check (value between 0 and 1);
create table ranking (rank rank not null, share share not null) partition by list (rank);
create table ranking_high partition of ranking for values in ('HIGH');
