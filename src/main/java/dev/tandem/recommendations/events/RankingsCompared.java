package dev.tandem.recommendations.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.kernel.branch.BranchComparison;
import org.jmolecules.event.annotation.DomainEvent;

/**
 * The present and the new ranking have answered the same questions. When nothing was compared there
 * is no event.
 */
@DomainEvent(namespace = "recommendations", name = "rankings-compared")
public record RankingsCompared(EventMetadata meta, BranchComparison comparison)
    implements PublishedEvent {}
