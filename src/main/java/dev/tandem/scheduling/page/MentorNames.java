package dev.tandem.scheduling.page;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The names of mentors for display. */
@Component
class MentorNames {

  private final JdbcClient jdbc;

  MentorNames(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  String lookUp(UUID mentor) {
    return lookUp(List.of(mentor)).apply(mentor);
  }

  /**
   * Names by mentor, read in one query; “a former member” who has left, and “a mentor” where the
   * name is unknown.
   */
  Function<UUID, String> lookUp(Collection<UUID> mentors) {
    var names = new HashMap<UUID, String>();
    jdbc.sql(
            """
            select id, name from scheduling.mentor where id = any(:mentors) and name <> ''
            union all
            select member_id, 'a former member' from scheduling.erased_member
            where member_id = any(:mentors)
            """)
        .param("mentors", mentors.toArray(UUID[]::new))
        .query(row -> {
          names.put(row.getObject("id", UUID.class), row.getString("name"));
        });
    return mentor -> names.getOrDefault(mentor, "a mentor");
  }
}
