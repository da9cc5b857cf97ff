package house.recommendations;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Component
class Listing {
  private final JdbcClient jdbc;

  Listing(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional(readOnly = true, propagation = Propagation.SUPPORTS)
  public List<String> first() {
    return jdbc.sql("select id::text from recommendations.mentor order by id limit 3")
        .query(String.class)
        .list();
  }
}
