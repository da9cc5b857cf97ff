package dev.tandem.scheduling.page;

import java.util.List;

/** A day of a mentor's week: open hours and booked sessions. */
record WeekDay(String name, List<String> openHours, List<WeekBooking> bookings) {}
