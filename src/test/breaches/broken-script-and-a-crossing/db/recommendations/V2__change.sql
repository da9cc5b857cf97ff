update mentor set bookings = (select count(*) from scheduling.booking);
