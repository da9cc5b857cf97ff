-- Whose reads the service answers while the stage is CANARY; without effect in other stages.
alter table route add column share int not null default 0 check (share between 0 and 10000);
alter table route add column until timestamptz;

create table canary_account (
  module text not null references route,
  member uuid not null,
  included boolean not null,
  primary key (module, member)
);
create index canary_account_of_member on canary_account (member);

-- There were two stages, so a move came from the other one.
alter table move add column source text;
update move set source = case target when 'HOME' then 'AWAY' else 'HOME' end;
alter table move alter column source set not null;
