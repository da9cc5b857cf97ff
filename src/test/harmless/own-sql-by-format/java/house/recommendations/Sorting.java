package house.recommendations;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Sorting {
  private final JdbcClient jdbc;

  Sorting(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  enum Order {
    BOOKINGS("bookings desc"),
    TOTAL("total nulls last");

    private final String sql;

    Order(String sql) {
      this.sql = sql;
    }
  }

  List<UUID> ids(Order order, int size) {
    return jdbc.sql(
            "select id from recommendations.mentor order by %s limit %d".formatted(order.sql, size))
        .query(UUID.class)
        .list();
  }
}
