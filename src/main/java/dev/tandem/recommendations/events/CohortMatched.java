package dev.tandem.recommendations.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.List;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** The pairs of a cohort were activated. */
@DomainEvent(namespace = "recommendations", name = "cohort-matched")
public record CohortMatched(EventMetadata meta, UUID cohortId, List<Pair> pairs)
    implements PublishedEvent {
  public CohortMatched {
    pairs = List.copyOf(pairs);
  }
}
