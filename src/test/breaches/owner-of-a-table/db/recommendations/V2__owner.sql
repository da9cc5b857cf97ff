alter table mentor owner to pg_monitor;
