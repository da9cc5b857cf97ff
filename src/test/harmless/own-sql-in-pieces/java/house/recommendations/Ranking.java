package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Ranking {
  private final JdbcClient jdbc;

  Ranking(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String FROM = " from recommendations.mentor m where true";

  long count(String name, boolean busy) {
    var where = new StringBuilder(FROM);
    if (!name.isBlank()) {
      where.append(" and m.id::text like :name");
    }
    if (busy) {
      where.append(" and m.bookings > :most");
    }
    return jdbc.sql("select count(*)" + where + " limit " + 10)
        .param("name", name)
        .param("most", 3)
        .query(Long.class)
        .single();
  }
}
