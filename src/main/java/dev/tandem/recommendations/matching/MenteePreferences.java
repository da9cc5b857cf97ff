package dev.tandem.recommendations.matching;

import dev.tandem.kernel.web.Problem;
import dev.tandem.recommendations.CohortId;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.readmodel.Cohort;
import dev.tandem.recommendations.readmodel.Cohorts;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A mentee of a cohort says whom they would like to be paired with. */
@Component
class MenteePreferences {

  static final int MAX_PREFERENCES = 20;

  private final Cohorts cohorts;

  MenteePreferences(Cohorts cohorts) {
    this.cohorts = cohorts;
  }

  /**
   * @throws Problem 404 for who is not a mentee of the cohort
   */
  List<MentorId> preferencesOf(CohortId cohort, MenteeId mentee) {
    requireMentee(cohort, mentee);
    return cohorts.preferences(cohort).getOrDefault(mentee, List.of());
  }

  /**
   * @param mentors dearest first; replaces what was chosen before
   * @throws Problem 404 for who is not a mentee of the cohort, 409 once it has ended, 422 for
   *     mentors who are not part of it, twice the same, or too many
   */
  @Transactional
  void save(CohortId cohort, MenteeId mentee, List<MentorId> mentors) {
    if (requireMentee(cohort, mentee).closed()) {
      throw Problem.conflict("cohort-closed", "This cohort has ended.");
    }
    if (mentors.size() > MAX_PREFERENCES) {
      throw Problem.refused("too-many", "Choose at most %d mentors.".formatted(MAX_PREFERENCES));
    }
    if (new HashSet<>(mentors).size() < mentors.size()) {
      throw Problem.refused("chosen-twice", "Choose each mentor only once.");
    }
    if (!cohorts.mentorCapacities(cohort).keySet().containsAll(mentors)) {
      throw Problem.refused("not-enrolled", "Choose among the mentors of this cohort.");
    }
    cohorts.savePreferences(cohort, mentee, mentors);
  }

  private Cohort requireMentee(CohortId cohort, MenteeId mentee) {
    return cohorts
        .find(cohort)
        .filter(it -> cohorts.mentees(cohort).contains(mentee))
        .orElseThrow(() -> Problem.notFound("cohort"));
  }
}
