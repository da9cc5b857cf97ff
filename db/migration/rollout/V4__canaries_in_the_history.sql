-- Whose reads the service answered from a change on; null where no canary began.
alter table history add column canary text;
