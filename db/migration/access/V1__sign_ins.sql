create table sign_in (
  member_id uuid primary key,
  username text unique,
  password_hash text,
  roles text[] not null,
  enabled boolean not null default true,
  revision int not null default 0
);
create table signing_key (
  singleton boolean primary key default true check (singleton),
  jwk text not null
);
create table audit (
  id uuid primary key,
  at timestamptz not null,
  actor uuid not null,
  action text not null,
  subject uuid not null
);
create index audit_at on audit (at desc);
