package house.recommendations;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Buyers {
  private final JdbcClient jdbc;

  Buyers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final Map<String, String> FROM =
      Map.of("spending", String.join(".", "billing", "invoice"));

  long rows(String report) {
    return jdbc.sql("select count(*) from " + FROM.get(report)).query(Long.class).single();
  }
}
