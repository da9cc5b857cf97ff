package dev.tandem.recommendations.candidate;

import dev.tandem.recommendations.CohortId;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import java.util.List;
import java.util.Set;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * A mentee who asks for recommendations.
 *
 * @param topics what the mentee wants to learn
 * @param cohorts the open cohorts in which the mentee is enrolled
 * @param met the mentors with whom the mentee had a session
 * @param terms the topics and languages, to be compared
 */
@ValueObject
public record Mentee(
    MenteeId id,
    List<String> topics,
    List<String> languages,
    String zone,
    Set<CohortId> cohorts,
    Set<MentorId> met,
    Terms terms) {

  public Mentee {
    topics = List.copyOf(topics);
    languages = List.copyOf(languages);
    cohorts = Set.copyOf(cohorts);
    met = Set.copyOf(met);
  }

  public Mentee(
      MenteeId id,
      List<String> topics,
      List<String> languages,
      String zone,
      Set<CohortId> cohorts,
      Set<MentorId> met) {
    this(id, topics, languages, zone, cohorts, met, Terms.of(topics, languages));
  }

  /** A mentee of whom no event has arrived yet. */
  public static Mentee unknown(MenteeId id) {
    return new Mentee(id, List.of(), List.of(), "UTC", Set.of(), Set.of());
  }
}
