-- The lowest refund, in basis points. A move by the mentor or the platform raises it to everything.
alter table booking add column refund_floor int not null default 0
  check (refund_floor between 0 and 10000);

-- The minimum notice of the offering at the time of booking.
alter table booking add column minimum_notice_hours int not null default 0
  check (minimum_notice_hours >= 0);
update booking b set minimum_notice_hours = o.minimum_notice_hours
  from offering o where o.id = b.offering_id;

-- One row for each member who has asked for a slot or a place on a waiting list; locked while their
-- open requests are counted.
create table requester (member_id uuid primary key);
