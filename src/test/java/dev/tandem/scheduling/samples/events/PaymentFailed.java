package dev.tandem.scheduling.samples.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.scheduling.funding.FundingFailed;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** The failed payment of a booking, as a payment module publishes it. */
@DomainEvent(namespace = "sample", name = "unpaid")
public record PaymentFailed(EventMetadata meta, UUID bookingId, String reason, boolean retryable)
    implements FundingFailed {}
