-- Whom the new implementation of a branch answers, and what was compared since that was set.
-- Shares are in hundredths of a percent.
create table branch (
  name text primary key,
  share int not null,
  compared_share int not null,
  version bigint not null,
  since timestamptz not null,
  compared bigint not null default 0,
  different bigint not null default 0,
  dropped bigint not null default 0,
  slower bigint not null default 0,
  faster bigint not null default 0,
  even bigint not null default 0,
  current_errors bigint not null default 0,
  next_errors bigint not null default 0
);

create table branch_account (
  branch text not null,
  member_id uuid not null,
  included boolean not null,
  primary key (branch, member_id)
);
create index branch_account_of_member on branch_account (member_id);
