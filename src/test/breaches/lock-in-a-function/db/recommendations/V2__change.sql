create function turn() returns void language sql as 'select pg_advisory_xact_lock(42)';
