#!/bin/bash
# One database and one role for each process. No role is a superuser, and none enters the database
# of another; REPLICATION and pg_create_subscription let the tables of a module be moved.
set -euo pipefail

process() {
  psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d postgres -v name="$1" -v password="$2" <<'SQL'
create role :"name" login replication password :'password';
grant pg_create_subscription to :"name";
create database :"name" owner :"name";
revoke connect, temporary on database :"name" from public;
SQL
}

process tandem "${HOME_DATABASE_PASSWORD:?}"
process billing "${BILLING_DATABASE_PASSWORD:?}"
