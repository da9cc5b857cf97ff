create extension postgres_fdw;
create server other foreign data wrapper postgres_fdw;
