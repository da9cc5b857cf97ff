package dev.tandem.billing.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.NotPersonal;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.kernel.money.Money;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** A payout came back and is owed again. */
@DomainEvent(namespace = "billing", name = "payout-failed")
public record PayoutFailed(
    EventMetadata meta,
    UUID payoutId,
    UUID mentorId,
    Money amount,
    @NotPersonal("a code of the payment gateway") String reason)
    implements PublishedEvent {}
