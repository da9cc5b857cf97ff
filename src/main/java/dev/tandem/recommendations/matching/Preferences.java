package dev.tandem.recommendations.matching;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.recommendations.CohortId;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import java.util.List;
import java.util.Map;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Stores the mentors that the mentees of a cohort chose. Not an aggregate: a list has no row of its
 * own, only one row for each choice.
 */
@Repository
class Preferences {

  private final JdbcClient jdbc;

  Preferences(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The mentors each mentee chose, most preferred first. */
  Map<MenteeId, List<MentorId>> ofCohort(CohortId cohort) {
    return jdbc
        .sql(
            """
            select mentee_id, mentor_id from recommendations.choice
            where cohort_id = ? order by mentee_id, rank
            """)
        .param(cohort)
        .query(Rows.of(Choice.class))
        .list()
        .stream()
        .collect(groupingBy(Choice::menteeId, mapping(Choice::mentorId, toList())));
  }

  /** Replaces what the mentee chose before. */
  void save(CohortId cohort, MenteeId mentee, List<MentorId> mentors) {
    jdbc.sql("delete from recommendations.choice where cohort_id = ? and mentee_id = ?")
        .params(cohort, mentee)
        .update();
    for (int i = 0; i < mentors.size(); i++) {
      jdbc.sql(
              """
              insert into recommendations.choice (cohort_id, mentee_id, rank, mentor_id)
              values (?, ?, ?, ?)
              """)
          .params(cohort, mentee, i + 1, mentors.get(i))
          .update();
    }
  }

  private record Choice(MenteeId menteeId, MentorId mentorId) {}
}
