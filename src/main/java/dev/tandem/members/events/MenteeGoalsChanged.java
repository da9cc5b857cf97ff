package dev.tandem.members.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.List;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** A mentee changed what they want to learn. Carries the topics, never the free text. */
@DomainEvent(namespace = "members", name = "mentee-goals-changed")
public record MenteeGoalsChanged(
    EventMetadata meta, UUID menteeId, List<String> topics, List<String> languages, String zone)
    implements PublishedEvent {
  public MenteeGoalsChanged {
    topics = List.copyOf(topics);
    languages = List.copyOf(languages);
  }
}
