package dev.tandem.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.kernel.branch.BranchComparison;
import org.jmolecules.event.annotation.DomainEvent;

/**
 * The present and the new search for slots have answered the same questions. When nothing was
 * compared there is no event.
 */
@DomainEvent(namespace = "scheduling", name = "slot-searches-compared")
public record SlotSearchesCompared(EventMetadata meta, BranchComparison comparison)
    implements PublishedEvent {}
