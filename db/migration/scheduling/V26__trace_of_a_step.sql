-- Where the trace of a booking's last step is (W3C traceparent); steps taken before have none.
alter table booking_process add column trace text;
