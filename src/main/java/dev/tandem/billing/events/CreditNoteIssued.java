package dev.tandem.billing.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.NotPersonal;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.kernel.money.Money;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** An invoice is credited, in part or in full. */
@DomainEvent(namespace = "billing", name = "credit-note-issued")
public record CreditNoteIssued(
    EventMetadata meta,
    UUID creditNoteId,
    @NotPersonal("a running number of documents") String number,
    @NotPersonal("a running number of documents") String invoiceNumber,
    UUID memberId,
    Money total,
    Money vat)
    implements PublishedEvent {}
