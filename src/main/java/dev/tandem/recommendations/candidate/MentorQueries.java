package dev.tandem.recommendations.candidate;

import dev.tandem.recommendations.MentorId;
import java.util.Optional;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the replicated profiles of mentors. */
@Repository
public class MentorQueries {

  private final JdbcClient jdbc;

  MentorQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<String> mentorName(MentorId mentor) {
    return jdbc.sql(
            """
            select name from recommendations.mentor where mentor_id = :mentor
            union all
            select 'a former member' from recommendations.erased_member where member_id = :mentor
            """)
        .param("mentor", mentor)
        .query(String.class)
        .optional();
  }
}
