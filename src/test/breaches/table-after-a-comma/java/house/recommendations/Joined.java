package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Joined {
  private final JdbcClient jdbc;

  Joined(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long count() {
    return jdbc.sql(
            "select count(*) from recommendations.mentor m, booking b where b.mentor_id = m.id")
        .query(Long.class)
        .single();
  }
}
