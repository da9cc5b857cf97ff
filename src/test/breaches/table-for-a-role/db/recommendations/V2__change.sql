create table report (id uuid primary key);

grant select, insert on report to pg_monitor;
