package dev.tandem.recommendations.candidate;

import dev.tandem.recommendations.MentorId;
import java.time.Instant;
import java.util.List;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * The profile of a mentor.
 *
 * @param capacity how many mentees the mentor takes at a time
 * @param firstListedAt null if the event has not arrived yet
 * @param terms the skills and languages, to be compared
 * @param text the words, to be searched
 */
@ValueObject
public record Mentor(
    MentorId id,
    String name,
    String headline,
    String bio,
    List<String> skills,
    List<String> languages,
    String zone,
    int capacity,
    @Nullable Instant firstListedAt,
    Terms terms,
    ProfileText text) {

  public Mentor {
    skills = List.copyOf(skills);
    languages = List.copyOf(languages);
  }

  public Mentor(
      MentorId id,
      String name,
      String headline,
      String bio,
      List<String> skills,
      List<String> languages,
      String zone,
      int capacity,
      @Nullable Instant firstListedAt) {
    this(
        id,
        name,
        headline,
        bio,
        skills,
        languages,
        zone,
        capacity,
        firstListedAt,
        Terms.of(skills, languages),
        ProfileText.of(name, skills, headline, bio));
  }
}
