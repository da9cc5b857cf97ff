package house.recommendations;

import org.springframework.stereotype.Component;

@Component
class Batched {
  private final org.springframework.jdbc.core.JdbcTemplate jdbc;

  Batched(org.springframework.jdbc.core.JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void go(java.util.List<String> tables) {
    jdbc.batchUpdate(tables.stream().map(t -> "delete from " + t).toArray(String[]::new));
  }
}
