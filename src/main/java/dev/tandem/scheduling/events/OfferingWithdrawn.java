package dev.tandem.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** An offering was withdrawn and takes no new bookings. */
@DomainEvent(namespace = "scheduling", name = "offering-withdrawn")
public record OfferingWithdrawn(EventMetadata meta, UUID offeringId, UUID mentorId)
    implements PublishedEvent {}
