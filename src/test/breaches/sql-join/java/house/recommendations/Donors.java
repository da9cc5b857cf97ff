package house.recommendations;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Donors {
  private final JdbcClient jdbc;

  Donors(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<UUID> all() {
    return jdbc.sql(
            """
            select m.id from recommendations.mentor m
              join billing.invoice i on i.id = m.id
            """)
        .query(UUID.class)
        .list();
  }
}
