#!/bin/bash
# Writes deploy/.env with a random secret for each that compose needs, and the name of the platform;
# what is in it already stays.
set -euo pipefail
file=$(dirname "$0")/.env
umask 077
touch "$file"
grep -q "^PUBLIC_HOST=" "$file" || echo "PUBLIC_HOST=localhost" >> "$file"
for name in POSTGRES_PASSWORD HOME_DATABASE_PASSWORD BILLING_DATABASE_PASSWORD BILLING_OWNER_PASSWORD \
  RABBITMQ_PASSWORD HOME_BROKER_PASSWORD BILLING_BROKER_PASSWORD EVENT_SIGNING_KEY LINK_KEY ENCRYPTION_KEY \
  EVENT_ENCRYPTION_KEY BILLING_EVENT_ENCRYPTION_KEY OPERATOR_PASSWORD; do
  grep -q "^$name=" "$file" || echo "$name=$(openssl rand -hex 24)" >> "$file"
done
