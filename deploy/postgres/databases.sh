#!/bin/bash
# A database for each process, and roles: none is a superuser, and none enters another's database.
# - tandem owns the database of home: it migrates its modules and moves them (REPLICATION).
# - tandem_<module> has no password and may use the tables of one module and the event log. Home
#   takes it on for the module's work; a service gets it beside tandem_platform, the shared tables.
# - billing_owner owns the database of the billing service. It migrates before the service starts,
#   and home moves with it. The service itself, billing, owns nothing and may create nothing.
set -euo pipefail

owner() { # role, password, database
  psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d postgres -v name="$1" -v password="$2" -v database="$3" <<'SQL'
create role :"name" login replication password :'password';
grant pg_create_subscription to :"name";
create database :"database" owner :"name";
revoke connect, temporary on database :"database" from public;
SQL
}

module() { # module
  psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d postgres -v role="tandem_$1" <<'SQL'
create role :"role" nologin;
grant :"role" to tandem;
SQL
}

service() { # role and module, password, database
  psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d postgres -v name="$1" -v password="$2" -v database="$3" \
    -v role="tandem_$1" <<'SQL'
create role :"name" login password :'password';
grant connect on database :"database" to :"name";
grant tandem_platform, :"role" to :"name";
SQL
}

owner tandem "${HOME_DATABASE_PASSWORD:?}" tandem
for module in platform billing members notifications preferences recommendations rollout \
  scheduling signals; do
  module "$module"
done
owner billing_owner "${BILLING_OWNER_PASSWORD:?}" billing
service billing "${BILLING_DATABASE_PASSWORD:?}" billing

# no connection without TLS, except of the server's own machine
if [ -n "${PGDATA:-}" ]; then
  sed -i 's/^host all all all/hostssl all all all/' "$PGDATA/pg_hba.conf"
fi
