package dev.tandem.notifications.readmodel;

import dev.tandem.notifications.message.Parameter;
import dev.tandem.notifications.message.Parameters;
import java.util.UUID;

/** The parameters of messages about a booking. */
public final class BookingParameters {

  private BookingParameters() {}

  /**
   * @param reader one of the parties
   */
  public static Parameters of(KnownBooking booking, UUID reader) {
    return Parameters.NONE
        .with(Parameter.BOOKING, booking.id())
        .with(Parameter.MENTOR, booking.mentorId())
        .with(Parameter.MENTEE, booking.menteeId())
        .with(Parameter.OFFERING, booking.offeringId())
        .with(Parameter.STARTS_AT, booking.startsAt())
        .with(Parameter.ENDS_AT, booking.endsAt())
        .with(Parameter.REVISION, booking.revision())
        .with(Parameter.PART, reader.equals(booking.mentorId()) ? "mentor" : "mentee");
  }
}
