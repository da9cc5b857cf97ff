package dev.tandem.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.Personal;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.kernel.money.Money;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** An offering was published or changed. */
@DomainEvent(namespace = "scheduling", name = "offering-published")
public record OfferingPublished(
    EventMetadata meta,
    UUID offeringId,
    UUID mentorId,
    @Personal(of = "mentorId", erased = "Session") String title,
    int minutes,
    Money price,
    boolean cohortOnly)
    implements PublishedEvent {}
