package dev.tandem.recommendations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.ModuleLock;
import dev.tandem.testing.ModuleTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A slice fails with the message of rule 3, even if the application hides the error. The planted
 * statements would fail another test of the same slice, too.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(providers = ModuleLock.class)
class RefusedStatementInASliceTests {

  /** The schema is closed to the role, or does not exist in a project of the module's own. */
  private static final String REFUSED_OR_ABSENT = "42501|42P01";

  @Test
  void failsWithTheMessageOfRule3() {
    assertThat(failuresOf(PlantedStatements.class))
        .hasSize(2)
        .allSatisfy(failure ->
            assertThat(failure)
                .hasMessageContaining("Rule 3, decision 0103")
                .hasMessageContaining("select count(*) from billing.invoice")
                .hasMessageFindingMatch(REFUSED_OR_ABSENT)
                .hasMessageContaining("RefusedStatementInASliceTests.java:"));
  }

  /** What happens when code of the slice reads another module's table. */
  @ModuleTest
  static class PlantedStatements {

    @Autowired JdbcClient jdbc;

    @Test
    void hidesTheError() {
      try {
        jdbc.sql("select count(*) from billing.invoice").query(Long.class).single();
      } catch (DataAccessException e) {
        assertThat(e).isNotNull();
      }
    }

    @Test
    void looksForSomethingElse() {
      assertThat(jdbc.sql("select count(*) from billing.invoice").query(Long.class).single())
          .isZero();
    }
  }

  private static List<Throwable> failuresOf(Class<?> test) {
    var failures = new ArrayList<Throwable>();
    var config =
        LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build();
    LauncherFactory.create(config)
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(test))
                .build(),
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier id, TestExecutionResult result) {
                result.getThrowable().ifPresent(failures::add);
              }
            });
    return failures;
  }
}
