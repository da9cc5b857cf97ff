package dev.tandem.recommendations.ranking;

import dev.tandem.recommendations.CohortId;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import java.util.List;
import java.util.Set;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * Who asks for mentors.
 *
 * @param topics what they want to learn
 * @param cohorts the open ones they are enrolled in
 * @param met the mentors they had a session with
 */
@ValueObject
public record Mentee(
    MenteeId id,
    List<String> topics,
    List<String> languages,
    String zone,
    Set<CohortId> cohorts,
    Set<MentorId> met) {

  public Mentee {
    topics = List.copyOf(topics);
    languages = List.copyOf(languages);
    cohorts = Set.copyOf(cohorts);
    met = Set.copyOf(met);
  }

  /** Someone of whom nothing has been heard yet. */
  public static Mentee unknown(MenteeId id) {
    return new Mentee(id, List.of(), List.of(), "UTC", Set.of(), Set.of());
  }
}
