package dev.tandem.scheduling.samples.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.scheduling.funding.FundingRevoked;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** A payment that was taken back, as a payment module publishes it. */
@DomainEvent(namespace = "sample", name = "payment-revoked")
public record PaymentRevoked(EventMetadata meta, UUID bookingId, String reason)
    implements FundingRevoked {}
