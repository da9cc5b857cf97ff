package dev.tandem.recommendations;

import dev.tandem.kernel.web.Problem;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A mentee of a cohort says whom they would like to be paired with. */
@Component
class CohortChoices {

  static final int MOST = 20;

  private final Cohorts cohorts;

  CohortChoices(Cohorts cohorts) {
    this.cohorts = cohorts;
  }

  /**
   * @throws Problem 404 for who is not a mentee of the cohort
   */
  List<MentorId> of(CohortId cohort, MenteeId mentee) {
    requireMentee(cohort, mentee);
    return cohorts.choices(cohort).getOrDefault(mentee, List.of());
  }

  /**
   * @param mentors dearest first; replaces what was chosen before
   * @throws Problem 404 for who is not a mentee of the cohort, 409 once it has ended, 422 for
   *     mentors who are not part of it, twice the same, or too many
   */
  @Transactional
  void choose(CohortId cohort, MenteeId mentee, List<MentorId> mentors) {
    if (requireMentee(cohort, mentee).closed()) {
      throw Problem.conflict("cohort-closed", "This cohort has ended.");
    }
    if (mentors.size() > MOST) {
      throw Problem.refused("too-many", "Choose at most %d mentors.".formatted(MOST));
    }
    if (new HashSet<>(mentors).size() < mentors.size()) {
      throw Problem.refused("chosen-twice", "Choose each mentor only once.");
    }
    if (!cohorts.mentors(cohort).keySet().containsAll(mentors)) {
      throw Problem.refused("not-enrolled", "Choose among the mentors of this cohort.");
    }
    cohorts.choose(cohort, mentee, mentors);
  }

  private Cohort requireMentee(CohortId cohort, MenteeId mentee) {
    return cohorts
        .find(cohort)
        .filter(it -> cohorts.mentees(cohort).contains(mentee))
        .orElseThrow(() -> Problem.notFound("cohort"));
  }
}
