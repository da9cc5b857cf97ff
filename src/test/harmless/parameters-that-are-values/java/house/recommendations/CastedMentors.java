package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class CastedMentors {
  private final JdbcClient jdbc;

  CastedMentors(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Long count(String id) {
    return jdbc.sql("select count(*) from recommendations.mentor where id = cast(:id as uuid)")
        .param("id", id)
        .query(Long.class)
        .single();
  }
}
