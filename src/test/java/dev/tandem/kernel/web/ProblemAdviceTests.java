package dev.tandem.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.TransactionSystemException;

class ProblemMapperTests {

  final ProblemMapper mapper = new ProblemMapper();

  static Stream<Exception> connectionFailures() {
    return Stream.of(
        new DataAccessResourceFailureException("I/O error"),
        new TransactionSystemException("JDBC rollback failed"),
        sqlException("57P02"),
        sqlException("08006"));
  }

  static Exception sqlException(String state) {
    return new UncategorizedSQLException("read", "select 1", new SQLException("gone", state));
  }

  @ParameterizedTest
  @MethodSource("connectionFailures")
  void aLostDatabaseIsAskedToBeTriedAgainAndWhetherAChangeWasMadeIsLeftOpen(Exception lost) {
    assertThat(problemDetail("GET", lost)).contains("try again in a few seconds");
    assertThat(problemDetail("POST", lost)).contains("not certain whether your change was made");
  }

  @Test
  void whatIsOurOwnMistakeIsNotBlamedOnTheDatabase() {
    var mistake =
        mapper.toErrorResponse(sqlException("42P01"), new MockHttpServletRequest("GET", "/api"));
    assertThat(mistake.getStatusCode().value()).isEqualTo(500);
  }

  String problemDetail(String method, Exception lost) {
    var answer =
        mapper.toErrorResponse(lost, new MockHttpServletRequest(method, "/api/billing/packs"));
    assertThat(answer.getStatusCode().value()).isEqualTo(503);
    assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("2");
    return String.valueOf(answer.getBody().getDetail());
  }
}
