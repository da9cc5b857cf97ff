package dev.tandem.billing.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.NotPersonal;
import dev.tandem.kernel.money.Money;
import dev.tandem.scheduling.funding.FundingSucceeded;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** The price of a booking has been taken. {@code gross} includes {@code vat}. */
@DomainEvent(namespace = "billing", name = "booking-funded")
public record BookingFunded(
    EventMetadata meta,
    UUID bookingId,
    UUID menteeId,
    @NotPersonal("one of the kinds of payment") String kind,
    Money gross,
    Money vat)
    implements FundingSucceeded {}
