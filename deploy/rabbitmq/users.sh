#!/bin/bash
# One user for each process, who may use the exchange and the queues of Tandem, and no management.
set -euo pipefail

user() { # name, password
  rabbitmqctl -q add_user "$1" "$2" 2>/dev/null || rabbitmqctl -q change_password "$1" "$2"
  rabbitmqctl -q set_permissions "$1" '^tandem\.' '^tandem\.' '^tandem\.'
}

until rabbitmqctl -q await_startup 2>/dev/null; do
  sleep 1
done
user home "${HOME_BROKER_PASSWORD:?}"
user billing "${BILLING_BROKER_PASSWORD:?}"
