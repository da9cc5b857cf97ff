package dev.tandem.scheduling.samples.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.scheduling.funding.FundingSucceeded;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** The payment of a booking, as a payment module publishes it. */
@DomainEvent(namespace = "sample", name = "paid")
public record PaymentSucceeded(EventMetadata meta, UUID bookingId) implements FundingSucceeded {}
