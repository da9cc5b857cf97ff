package dev.tandem.recommendations.matching;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.tandem.recommendations.CohortId;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import java.util.List;
import java.util.Map;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** The mentors that the mentees of a cohort chose, a row for each choice. */
interface Preferences extends Repository<Choice, ChoiceId> {

  /** The mentors each mentee chose, most preferred first. */
  default Map<MenteeId, List<MentorId>> ofCohort(CohortId cohort) {
    return findByCohort(cohort).stream()
        .collect(groupingBy(it -> it.id().mentee(), mapping(Choice::mentor, toList())));
  }

  /** Replaces what the mentee chose before. */
  default void save(CohortId cohort, MenteeId mentee, List<MentorId> mentors) {
    deleteAll(cohort, mentee);
    for (int i = 0; i < mentors.size(); i++) {
      insert(cohort, mentee, i + 1, mentors.get(i));
    }
  }

  @Query(
      """
      select cohort_id, mentee_id, rank, mentor_id from recommendations.choice
      where cohort_id = :cohort order by mentee_id, rank
      """)
  List<Choice> findByCohort(CohortId cohort);

  @Modifying
  @Query("delete from recommendations.choice where cohort_id = :cohort and mentee_id = :mentee")
  void deleteAll(CohortId cohort, MenteeId mentee);

  @Modifying
  @Query(
      """
      insert into recommendations.choice (cohort_id, mentee_id, rank, mentor_id)
      values (:cohort, :mentee, :rank, :mentor)
      """)
  void insert(CohortId cohort, MenteeId mentee, int rank, MentorId mentor);
}
