package dev.tandem.scheduling.funding;

import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;

/** A payer is behind with payments and makes no new bookings. */
public interface PayerSuspended extends PublishedEvent {

  UUID memberId();
}
