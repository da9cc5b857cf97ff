package house.recommendations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Newcomers {
  private final JdbcClient jdbc;

  Newcomers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long total() throws IOException {
    var sql =
        new ClassPathResource("recommendations/spending.sql")
            .getContentAsString(StandardCharsets.UTF_8);
    return jdbc.sql(sql).query(Long.class).single();
  }
}
