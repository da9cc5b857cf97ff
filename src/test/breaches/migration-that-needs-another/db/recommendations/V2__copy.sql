create table booking_copy (like scheduling.booking);
