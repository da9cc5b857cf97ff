grant update (total) on mentor to pg_monitor;
