package dev.tandem.recommendations.candidate;

import dev.tandem.recommendations.CohortId;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import java.util.List;
import java.util.Set;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * A listed mentor who may be recommended.
 *
 * @param cohorts the open cohorts of the mentor
 * @param activeMentees mentees with an upcoming session
 */
@ValueObject
public record Candidate(
    Mentor mentor,
    List<Offering> offerings,
    @Nullable MentorAvailability availability,
    Set<CohortId> cohorts,
    Set<MenteeId> activeMentees) {

  public Candidate {
    offerings = List.copyOf(offerings);
    cohorts = Set.copyOf(cohorts);
    activeMentees = Set.copyOf(activeMentees);
  }

  public MentorId id() {
    return mentor.id();
  }
}
