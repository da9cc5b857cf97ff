package dev.tandem.scheduling.offering;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What mentors call themselves, for lists. */
@Component
public class MentorNames {

  private final JdbcClient jdbc;

  MentorNames(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public String lookUp(UUID mentor) {
    return lookUp(java.util.List.of(mentor)).getOrDefault(mentor, "a mentor");
  }

  public Map<UUID, String> lookUp(Collection<UUID> mentors) {
    var names = new HashMap<UUID, String>();
    jdbc.sql("select id, name from scheduling.mentor where id = any(?) and name <> ''")
        .param(mentors.toArray(UUID[]::new))
        .query(row -> {
          names.put(row.getObject("id", UUID.class), row.getString("name"));
        });
    return names;
  }
}
