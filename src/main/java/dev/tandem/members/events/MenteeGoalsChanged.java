package dev.tandem.members.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.NotPersonal;
import dev.tandem.eventing.publishing.Personal;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.List;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** A mentee changed what they want to learn. Carries the topics, never the free text. */
@DomainEvent(namespace = "members", name = "mentee-goals-changed")
public record MenteeGoalsChanged(
    EventMetadata meta,
    UUID menteeId,
    @Personal(of = "menteeId") List<String> topics,
    @NotPersonal("codes of languages, ISO 639") List<String> languages,
    @NotPersonal("a time zone, which many share") String zone)
    implements PublishedEvent {
  public MenteeGoalsChanged {
    topics = List.copyOf(topics);
    languages = List.copyOf(languages);
  }
}
