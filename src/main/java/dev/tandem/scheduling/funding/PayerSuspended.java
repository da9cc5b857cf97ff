package dev.tandem.scheduling.funding;

import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;

/** A payer is in arrears and may not make new bookings. */
public interface PayerSuspended extends PublishedEvent {

  UUID memberId();
}
