-- Messages that came back, each counted once, however often it is reported.
create table bounce (
  message_id uuid primary key,
  contact_id uuid not null,
  kind text not null check (kind in ('HARD', 'SOFT', 'COMPLAINT')),
  code text not null,
  heard_at timestamptz not null
);
create index bounce_of_contact on bounce (contact_id, heard_at desc);
