package dev.tandem.scheduling.funding;

import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;

/** The payment for a booking was taken back after it had succeeded. */
public interface FundingRevoked extends PublishedEvent {

  UUID bookingId();

  String reason();
}
