-- Who has set a branch, when and why; nothing in here is ever changed.
create table branch_change (
  id uuid primary key default uuidv7(),
  branch text not null,
  version bigint not null,
  at timestamptz not null,
  operator text not null,
  action text not null,
  reason text not null,
  setting text
);
create index branch_change_of_branch on branch_change (branch, at desc);

-- The branches whose new implementation a verdict has taken out of use, until that is acknowledged.
create table branch_lock (
  branch text primary key,
  at timestamptz not null,
  reason text not null
);
