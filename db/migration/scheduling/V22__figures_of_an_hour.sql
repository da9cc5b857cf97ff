-- What a cancellation refunds, which decides its tier; null for all other steps, and for
-- cancellations from before it was kept.
alter table booking_step add column refund_basis_points int
  check (refund_basis_points between 0 and 10000);

-- For what is reported about each hour.
create index booking_step_by_time on booking_step (at);
create index no_show_by_resolution on no_show (resolved_at) where resolved_at is not null;
