package dev.tandem.scheduling.funding;

import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;

/** The price of a booking has been taken. */
public interface FundingSucceeded extends PublishedEvent {

  UUID bookingId();
}
