package dev.tandem.kernel.web;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.testing.NoDatabase;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import tools.jackson.databind.json.JsonMapper;

@NoDatabase
class ProblemAdviceTests {

  @RestController
  static class FailingController {

    final Exception failure;

    FailingController(Exception failure) {
      this.failure = failure;
    }

    @RequestMapping("/api/billing/packs")
    void fail() throws Exception {
      throw failure;
    }
  }

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
  void aLostConnectionIsToBeRetriedAndLeavesOpenWhetherAChangeWasMade(Exception failure)
      throws Exception {
    send(HttpMethod.GET, failure)
        .andExpect(status().isServiceUnavailable())
        .andExpect(header().string("Retry-After", "2"))
        .andExpect(jsonPath("$.detail").value(containsString("try again in a few seconds")));
    send(HttpMethod.POST, failure)
        .andExpect(status().isServiceUnavailable())
        .andExpect(header().string("Retry-After", "2"))
        .andExpect(
            jsonPath("$.detail").value(containsString("not certain whether your change was made")));
  }

  @Test
  void theSecondOfTwoRequestsThatCreateOrChangeTheSameIsAConflict() throws Exception {
    var violation = new SQLException("duplicate key value", "23505");
    for (var failure :
        new Exception[] {
          sqlException("23505"),
          new DuplicateKeyException("insert", violation),
          new OptimisticLockingFailureException("version")
        }) {
      send(HttpMethod.POST, failure)
          .andExpect(status().isConflict())
          .andExpect(jsonPath("$.type").value("urn:tandem:problem:changed-meanwhile"));
    }
  }

  @Test
  void aMistakeOfOursIsNotBlamedOnTheDatabase() throws Exception {
    send(HttpMethod.GET, sqlException("42P01"))
        .andExpect(status().isInternalServerError())
        .andExpect(jsonPath("$.type").value("urn:tandem:problem:failed"));
  }

  @Test
  void aFencedWriteAnswersThatItsModuleIsMovingEvenIfOnlyTheCommitFailed() throws Exception {
    var commit = new TransactionSystemException("JDBC commit failed", sqlException("TD001"));
    for (var failure : new Exception[] {sqlException("TD001"), commit}) {
      send(HttpMethod.POST, failure)
          .andExpect(status().isServiceUnavailable())
          .andExpect(jsonPath("$.type").value("urn:tandem:problem:moving"));
    }
  }

  @Test
  void aProblemAmongTheCausesIsAnsweredAsItIs() throws Exception {
    var conflict = Problem.conflict("taken", "The slot is taken.");
    send(HttpMethod.POST, new CannotAcquireLockException("deadlock", conflict))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail").value("The slot is taken."));
  }

  private static ResultActions send(HttpMethod method, Exception failure) throws Exception {
    return mvc(failure).perform(request(method, "/api/billing/packs"));
  }

  private static MockMvc mvc(Exception failure) {
    var pages = new PageRenderer(new ThymeleafViewResolver());
    return MockMvcBuilders.standaloneSetup(new FailingController(failure))
        .setControllerAdvice(new ProblemAdvice(new ProblemWriter(JsonMapper.shared(), pages)))
        .build();
  }
}
