package dev.tandem.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a slice says about a statement that its role may not run. */
class RefusedStatementsTests {

  private static final RefusedStatements REFUSED = new RefusedStatements("recommendations");
  private static final JdbcTemplate JDBC =
      new JdbcTemplate(
          new WatchedDataSource(
              ModuleRoles.databaseFor("recommendations"), REFUSED, new RecordedStatements()));

  @Test
  void explainsAStatementOnAnotherModulesTable() {
    assertRefused("select sum(total) from billing.invoice");

    assertThat(REFUSED.takeMessages())
        .contains("Rule 3, decision 0103")
        .contains("recommendations is refused \"select sum(total) from billing.invoice\"")
        .contains("permission denied for schema billing (42501)")
        .containsPattern("at {7}\\S+RefusedStatementsTests.java:\\d+")
        .contains("keep what you need in a table of recommendations");
  }

  @Test
  void explainsATableThatTheSearchPathDoesNotFind() {
    assertRefused("select id from mentor");

    assertThat(REFUSED.takeMessages()).contains("(42P01)", "recommendations.<table>");
  }

  @Test
  void explainsAPreparedStatementWhenItIsRun() {
    assertThatThrownBy(
            () -> JDBC.queryForList("select id from billing.invoice where id = ?", String.class, 1))
        .isInstanceOf(DataAccessException.class);

    assertThat(REFUSED.takeMessages()).contains("billing.invoice where id = ?", "(42501)");
  }

  @Test
  void saysNothingOfOtherErrors() {
    var insert = "insert into recommendations.mentee (mentee_id) values (uuidv7())";
    JDBC.update(insert);
    assertRefused(insert.replace("uuidv7()", "null"));

    assertThat(REFUSED.takeMessages()).isEmpty();
  }

  private static void assertRefused(String sql) {
    assertThatThrownBy(() -> JDBC.execute(sql)).isInstanceOf(DataAccessException.class);
  }
}
