-- Addresses that nobody verified, and requests that were answered, each found by its time when it
-- is forgotten.
create index contact_unverified on contact (created_at) where verified_at is null;
create index address_request_handled on address_request (requested_at) where handled;
