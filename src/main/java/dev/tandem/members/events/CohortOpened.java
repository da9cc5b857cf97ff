package dev.tandem.members.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** A cohort was opened and takes enrolments. */
@DomainEvent(namespace = "members", name = "cohort-opened")
public record CohortOpened(
    EventMetadata meta,
    UUID cohortId,
    String name,
    List<String> topics,
    LocalDate startsOn,
    LocalDate endsOn,
    int capacity)
    implements PublishedEvent {
  public CohortOpened {
    topics = List.copyOf(topics);
  }
}
