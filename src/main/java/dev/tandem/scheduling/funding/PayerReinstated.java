package dev.tandem.scheduling.funding;

import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;

/** A suspended payer has paid and may book again. */
public interface PayerReinstated extends PublishedEvent {

  UUID memberId();
}
