-- When what had to be kept about a former member was removed, once its time was over.
alter table erased_member add column removed_at timestamptz;
create index erased_member_kept on erased_member (erased_at) where removed_at is null;
