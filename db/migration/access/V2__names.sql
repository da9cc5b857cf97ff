alter table sign_in rename column revision to credentials_revision;
-- For optimistic locking; the revision cannot serve, as a change of it ends the member's sessions.
alter table sign_in add column version bigint not null default 1;
alter table audit rename column at to recorded_at;
alter index audit_at rename to audit_recorded_at;
