package dev.tandem.billing.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.NotPersonal;
import dev.tandem.scheduling.funding.FundingFailed;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** The price of a booking could not be taken. */
@DomainEvent(namespace = "billing", name = "booking-funding-failed")
public record BookingFundingFailed(
    EventMetadata meta,
    UUID bookingId,
    UUID menteeId,
    @NotPersonal("a code of the payment gateway") String reason,
    boolean retryable)
    implements FundingFailed {}
