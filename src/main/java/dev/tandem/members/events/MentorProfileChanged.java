package dev.tandem.members.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.NotPersonal;
import dev.tandem.eventing.publishing.Personal;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.List;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** A listed mentor changed their profile. */
@DomainEvent(namespace = "members", name = "mentor-profile-changed")
public record MentorProfileChanged(
    EventMetadata meta,
    UUID mentorId,
    @Personal(of = "mentorId", erased = "former member") String name,
    @Personal(of = "mentorId") String headline,
    @Personal(of = "mentorId") String bio,
    @Personal(of = "mentorId") List<String> skills,
    @NotPersonal("codes of languages, ISO 639") List<String> languages,
    @NotPersonal("a time zone, which many share") String zone,
    int capacity)
    implements PublishedEvent {
  public MentorProfileChanged {
    skills = List.copyOf(skills);
    languages = List.copyOf(languages);
  }
}
