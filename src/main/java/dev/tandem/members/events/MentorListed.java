package dev.tandem.members.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.NotPersonal;
import dev.tandem.eventing.publishing.Personal;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.List;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/**
 * A mentor can be found from now on. Carries the mentor's profile; {@code capacity} is how many
 * mentees the mentor takes at a time.
 */
@DomainEvent(namespace = "members", name = "mentor-listed")
public record MentorListed(
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
  public MentorListed {
    skills = List.copyOf(skills);
    languages = List.copyOf(languages);
  }
}
