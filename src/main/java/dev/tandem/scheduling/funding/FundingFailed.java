package dev.tandem.scheduling.funding;

import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;

/**
 * The price of a booking could not be taken. {@code retryable}: another means of payment may work.
 */
public interface FundingFailed extends PublishedEvent {

  UUID bookingId();

  String reason();

  boolean retryable();
}
