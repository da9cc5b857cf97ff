package dev.tandem.recommendations.ranking;

import dev.tandem.recommendations.MentorId;
import java.time.Instant;
import java.util.List;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * What a mentor publishes about themselves.
 *
 * @param capacity how many mentees they take at a time
 * @param since first listed
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
    @Nullable Instant since) {

  public Mentor {
    skills = List.copyOf(skills);
    languages = List.copyOf(languages);
  }
}
