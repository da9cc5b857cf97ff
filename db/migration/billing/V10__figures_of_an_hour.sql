-- For what is reported about each hour.
create index document_by_announcement on document (announced_at) where announced_at is not null;
create index payout_by_time on payout (sent_at);
