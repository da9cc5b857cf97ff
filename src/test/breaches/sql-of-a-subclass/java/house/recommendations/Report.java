package house.recommendations;

import org.springframework.jdbc.core.JdbcTemplate;

abstract class Report {
  private final JdbcTemplate jdbc;

  Report(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  int rows() {
    return jdbc.queryForList("select 1 from " + table()).size();
  }

  abstract String table();

  static Report spending(JdbcTemplate jdbc) {
    return new Report(jdbc) {
      @Override
      String table() {
        return switch (rows()) {
          case 0 -> "recommendations.mentor";
          default -> "scheduling.booking";
        };
      }
    };
  }
}
