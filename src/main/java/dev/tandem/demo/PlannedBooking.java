package dev.tandem.demo;

import dev.tandem.demo.DemoPerson.Mentee;
import dev.tandem.demo.DemoPerson.Mentor;
import java.util.UUID;

/**
 * A booking that will be tried.
 *
 * @param position of the slot among those that are free then, from 0 to 1
 */
record PlannedBooking(
    Mentor mentor, Mentee mentee, UUID offering, double position, boolean cardDeclined) {}
