package house.billing.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.kernel.money.Money;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

@DomainEvent(namespace = "billing", name = "invoice-finalised")
public record InvoiceFinalised(EventMetadata meta, UUID invoiceId, Money total)
    implements PublishedEvent {}
