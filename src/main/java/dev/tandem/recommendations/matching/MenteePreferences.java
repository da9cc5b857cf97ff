package dev.tandem.recommendations.matching;

import dev.tandem.kernel.web.Problem;
import dev.tandem.recommendations.CohortId;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.readmodel.Cohort;
import dev.tandem.recommendations.readmodel.Cohorts;
import java.util.HashSet;
import java.util.List;
import org.jmolecules.ddd.annotation.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows and saves the mentors that a mentee of a cohort would like to be matched with. */
@Service
class MenteePreferences {

  static final int MAX_PREFERENCES = 20;

  private final Cohorts cohorts;
  private final Preferences preferences;

  MenteePreferences(Cohorts cohorts, Preferences preferences) {
    this.cohorts = cohorts;
    this.preferences = preferences;
  }

  /**
   * @throws Problem 404 if not a mentee of the cohort
   */
  List<MentorId> preferencesOf(CohortId cohort, MenteeId mentee) {
    requireMentee(cohort, mentee);
    return preferences.ofCohort(cohort).getOrDefault(mentee, List.of());
  }

  /**
   * @param mentors most preferred first; replaces the earlier list
   * @throws Problem 404 if not a mentee of the cohort, 409 once the cohort has ended, 422 for
   *     duplicate mentors, too many or mentors of other cohorts
   */
  @Transactional
  void save(CohortId cohort, MenteeId mentee, List<MentorId> mentors) {
    requireMentee(cohort, mentee).requireOpen();
    if (mentors.size() > MAX_PREFERENCES) {
      throw Problem.refused("too-many", "Choose at most %s mentors.".formatted(MAX_PREFERENCES));
    }
    if (new HashSet<>(mentors).size() < mentors.size()) {
      throw Problem.refused("chosen-twice", "Choose each mentor only once.");
    }
    if (!cohorts.mentorCapacities(cohort).keySet().containsAll(mentors)) {
      throw Problem.refused("not-enrolled", "Choose only mentors of this cohort.");
    }
    preferences.save(cohort, mentee, mentors);
  }

  private Cohort requireMentee(CohortId cohort, MenteeId mentee) {
    return cohorts
        .find(cohort)
        .filter(it -> cohorts.mentees(cohort).contains(mentee))
        .orElseThrow(() -> Problem.notFound("cohort"));
  }
}
