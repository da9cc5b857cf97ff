package dev.tandem.billing.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.NotPersonal;
import dev.tandem.scheduling.funding.FundingRevoked;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** The bank took back what paid for a booking. */
@DomainEvent(namespace = "billing", name = "funding-revoked")
public record BookingFundingRevoked(
    EventMetadata meta,
    UUID bookingId,
    UUID menteeId,
    @NotPersonal("a sentence of billing's own") String reason)
    implements FundingRevoked {}
