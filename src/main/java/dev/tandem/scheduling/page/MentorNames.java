package dev.tandem.scheduling.page;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The names of mentors for display, and whether they have a page. */
@Component
class MentorNames {

  private final JdbcClient jdbc;

  MentorNames(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param listed whether there is a page of the mentor
   */
  record MentorName(String name, boolean listed) {}

  String lookUp(UUID mentor) {
    return lookUp(List.of(mentor)).apply(mentor).name();
  }

  /**
   * Names by mentor, read in one query; “a former member” who has left, and “a mentor” where the
   * name is unknown.
   */
  Function<UUID, MentorName> lookUp(Collection<UUID> mentors) {
    var names = new HashMap<UUID, MentorName>();
    jdbc.sql(
            """
            select id, name, listed from scheduling.mentor where id = any(:mentors) and name <> ''
            union all
            select member_id, 'a former member', false from scheduling.erased_member
            where member_id = any(:mentors)
            """)
        .param("mentors", mentors.toArray(UUID[]::new))
        .query(row -> {
          names.put(
              row.getObject("id", UUID.class),
              new MentorName(row.getString("name"), row.getBoolean("listed")));
        });
    return mentor -> names.getOrDefault(mentor, new MentorName("a mentor", false));
  }
}
