-- Lists of bookings are read in this order from where the page before ended.
create index booking_by_start on booking (starts_at desc, id desc);
create index booking_by_status_and_start on booking (status, starts_at desc, id desc);
drop index booking_by_status;
create index booking_of_mentee_by_start on booking (mentee_id, starts_at desc, id desc);
drop index booking_of_mentee;
create index booking_of_mentor_by_start on booking (mentor_id, starts_at desc, id desc);
drop index booking_of_mentor;

-- Holds and requests that have run out, and a mentee's recent holds; few at any time.
create index booking_open_of_mentor on booking (mentor_id, status, hold_expires_at)
  where status in ('HELD', 'PENDING');
create index booking_open_of_mentee on booking (mentee_id, status, hold_expires_at)
  where status in ('HELD', 'PENDING', 'EXPIRED');

-- The processes that wait for something else than the session.
create index booking_process_waiting on booking_process (state)
  where state in ('FUNDING', 'APPROVAL', 'DISPUTE', 'RESOLUTION');

-- The open places of a mentee on waiting lists, and the seats that are kept in a session.
create index waitlist_of_mentee on waitlist (mentee_id, starts_at) where status in ('WAITING', 'OFFERED');
create index waitlist_offer_in_session on waitlist (session_id) where status = 'OFFERED';

-- When a key was used, so that it is forgotten later. What was stored before counts from now.
alter table idempotency add column used_at timestamptz not null default now();
create index idempotency_by_time on idempotency (used_at);
