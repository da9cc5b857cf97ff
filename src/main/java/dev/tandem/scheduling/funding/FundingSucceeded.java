package dev.tandem.scheduling.funding;

import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;

/** A booking has been paid for. */
public interface FundingSucceeded extends PublishedEvent {

  UUID bookingId();
}
