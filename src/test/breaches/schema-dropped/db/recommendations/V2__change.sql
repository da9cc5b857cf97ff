-- nobody needs it
drop schema if exists billing cascade;
