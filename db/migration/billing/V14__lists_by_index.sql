-- Each list of a page, an API or a job follows an index (decision 0145).

drop index document_by_date, document_by_member, document_owed;
create index document_by_date on document (coalesce(finalised_at, drafted_at) desc, id);
create index document_by_member_and_date
  on document (member_id, coalesce(finalised_at, drafted_at) desc, id);
create index document_by_cohort on document (cohort_id) where cohort_id is not null;
create index document_to_remind on document (reminders, due_on)
  where kind = 'INVOICE' and number is not null and paid_at is null and credited < total;

create index payment_by_mentor on payment (mentor_id);
create index earning_by_mentor on earning (mentor_id, status, release_at);
create index lot_by_member on lot (member_id, expires_at);

create index payout_by_run on payout (run desc, id);
create index payout_by_mentor on payout (mentor_id, run desc, id);

drop index pack_by_member;
create index pack_by_member on pack (member_id, ordered_at desc, id);
create index pack_by_date on pack (ordered_at desc, id);

-- Where the events of an account are in the order of all, without reading them.
alter table event
  drop constraint event_stream_version_key,
  add constraint event_stream_version_key unique (stream, version) include (position);

-- The accounts of a member, whose names begin with the member's number.
create index stream_of_member on stream (id collate "C") where id not like 'payment:%';
