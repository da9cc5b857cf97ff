package dev.tandem.eventing.modules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.tandem.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Several processes on one event log. */
@Execution(ExecutionMode.CONCURRENT)
class ModuleSelectionLockTests {

  final DriverManagerDataSource database = new DriverManagerDataSource(TestDatabase.create());
  final ModuleSelectionLock billingLock = lockFor(List.of("billing"), List.of());

  private ModuleSelectionLock lockFor(List<String> modules, List<String> remoteModules) {
    return new ModuleSelectionLock(database, ModuleLocks.of(modules, remoteModules));
  }

  @AfterEach
  void releaseLock() {
    billingLock.destroy();
  }

  @Test
  void instancesWithTheSameOrDisjointSelectionsShareTheLog() {
    billingLock.acquire();
    var again = lockFor(List.of("billing"), List.of());
    var other = lockFor(List.of("members", "scheduling"), List.of());
    again.acquire();
    other.acquire();
    again.destroy();
    other.destroy();
  }

  @Test
  void anOverlappingSelectionIsRefusedAndTheMessageNamesTheOtherProcess() {
    billingLock.acquire();
    var all = lockFor(List.of("billing", "members"), List.of());

    assertThatIllegalArgumentException()
        .isThrownBy(all::acquire)
        .withMessageStartingWith("tandem.modules includes billing")
        .withMessageContaining("(tandem billing)")
        .withMessageContaining("spring.datasource.url");

    billingLock.destroy();
    all.acquire();
    all.destroy();
  }

  @Test
  void aModuleThatReadsTheLogIsNotAlsoSentItsEventsByTheBroker() {
    var sender = lockFor(List.of("scheduling"), List.of("billing"));
    sender.acquire();

    assertThatIllegalArgumentException().isThrownBy(billingLock::acquire);

    sender.destroy();
    billingLock.acquire();
  }

  @Test
  void aCrashReleasesTheLocksAndAProcessThatLostItsSessionLocksAgain() {
    billingLock.acquire();
    JdbcClient.create(database)
        .sql(
            "select pg_terminate_backend(pid) from pg_stat_activity"
                + " where application_name = 'tandem billing' and datname = current_database()")
        .query()
        .listOfRows();
    var all = lockFor(List.of("billing", "members"), List.of());
    await()
        .ignoreExceptionsInstanceOf(IllegalArgumentException.class)
        .until(() -> {
          all.acquire();
          return true;
        });

    assertThatIllegalArgumentException().isThrownBy(billingLock::reacquireIfLost);
    all.destroy();
    billingLock.acquire();
    billingLock.reacquireIfLost();
    assertThat(JdbcClient.create(database).sql("select 1").query(Integer.class).single())
        .isEqualTo(1);
  }
}
