package dev.tandem.billing.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.NotPersonal;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.kernel.money.Money;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;
import org.jspecify.annotations.Nullable;

/** An invoice has its number and will not change. {@code total} includes {@code vat}. */
@DomainEvent(namespace = "billing", name = "invoice-finalised")
public record InvoiceFinalised(
    EventMetadata meta,
    UUID invoiceId,
    @NotPersonal("a running number of documents") String number,
    UUID memberId,
    @Nullable UUID bookingId,
    Money total,
    Money vat)
    implements PublishedEvent {}
