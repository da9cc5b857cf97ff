package dev.tandem.scheduling.funding;

import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;

/** The payment for a booking failed. If it is retryable, another payment method may work. */
public interface FundingFailed extends PublishedEvent {

  UUID bookingId();

  String reason();

  boolean retryable();
}
