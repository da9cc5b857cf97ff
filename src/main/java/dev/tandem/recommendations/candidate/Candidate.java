package dev.tandem.recommendations.candidate;

import dev.tandem.recommendations.CohortId;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * A listed mentor who may be recommended.
 *
 * @param cohorts the open cohorts of the mentor
 * @param bookedUntil for each mentee with a confirmed session, when the last one ends
 */
@ValueObject
public record Candidate(
    Mentor mentor,
    List<Offering> offerings,
    @Nullable MentorAvailability availability,
    Set<CohortId> cohorts,
    Map<MenteeId, Instant> bookedUntil) {

  public Candidate {
    offerings = List.copyOf(offerings);
    cohorts = Set.copyOf(cohorts);
    bookedUntil = Map.copyOf(bookedUntil);
  }

  public MentorId id() {
    return mentor.id();
  }

  /** How many mentees still have a session with the mentor. */
  public int countActiveMentees(Instant now) {
    int count = 0;
    for (var until : bookedUntil.values()) {
      count += until.isAfter(now) ? 1 : 0;
    }
    return count;
  }

  public boolean isActiveMentee(MenteeId mentee, Instant now) {
    var until = bookedUntil.get(mentee);
    return until != null && until.isAfter(now);
  }

  /** Those that the mentee may book, at whatever price. */
  public List<Offering> bookableOfferings(Mentee mentee) {
    return offerings.stream().noneMatch(Offering::cohortOnly) || sharesCohort(mentee)
        ? offerings
        : offerings.stream().filter(it -> !it.cohortOnly()).toList();
  }

  /** Whoever can book nothing is to learn nothing of the mentor. */
  public boolean isBookableBy(Mentee mentee) {
    return !bookableOfferings(mentee).isEmpty();
  }

  public boolean sharesCohort(Mentee mentee) {
    return !Collections.disjoint(mentee.cohorts(), cohorts);
  }
}
