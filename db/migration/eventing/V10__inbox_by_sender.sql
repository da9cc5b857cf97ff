-- Who has sent an event, and in which of its partitions, so that the newest of each sender are kept
-- while old ones are deleted. Rows from before have no sender and are kept.
alter table inbox
  add column publisher text not null default '',
  add column partition int not null default -1;
create index inbox_of_sender on inbox (module, publisher, partition, at);
drop index inbox_at;
