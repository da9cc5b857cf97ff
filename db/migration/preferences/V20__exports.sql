-- What members asked for of what is kept about them. The key opens the parts; once it is gone, they
-- are unreadable wherever a copy remains.
create table export (
  id uuid primary key,
  member_id uuid not null,
  requested_at timestamptz not null,
  private_key text,
  ready_at timestamptz,
  -- until when it can be collected or downloaded
  expires_at timestamptz not null,
  downloaded_at timestamptz
);
-- A member has one at a time that is open.
create unique index open_export on export (member_id) where private_key is not null;
create index export_by_expiry on export (expires_at) where private_key is not null;

create table export_part (
  export_id uuid not null references export,
  module text not null,
  number int not null check (number between 1 and count),
  count int not null,
  text text not null,
  primary key (export_id, module, number)
);
