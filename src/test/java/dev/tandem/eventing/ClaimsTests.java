package dev.tandem.eventing;

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

/** Processes on one log. */
@Execution(ExecutionMode.CONCURRENT)
class ClaimsTests {

  final DriverManagerDataSource database = new DriverManagerDataSource(TestDatabase.create());
  final Claims billing = claims(List.of("billing"), List.of());

  private Claims claims(List<String> modules, List<String> elsewhere) {
    return new Claims(database, modules, elsewhere);
  }

  @AfterEach
  void leave() {
    billing.destroy();
  }

  @Test
  void instancesOfTheSameSelectionShareTheLogAndSoDoOthersThatHaveNothingInCommon() {
    billing.stake();
    var again = claims(List.of("billing"), List.of());
    var other = claims(List.of("members", "scheduling"), List.of());
    again.stake();
    other.stake();
    again.destroy();
    other.destroy();
  }

  @Test
  void whoWouldRunSomeOfTheModulesAndNotTheOthersIsToldWhoDoes() {
    billing.stake();
    var all = claims(List.of("billing", "members"), List.of());

    assertThatIllegalArgumentException()
        .isThrownBy(all::stake)
        .withMessageStartingWith("tandem.modules claims billing")
        .withMessageContaining("(tandem billing)")
        .withMessageContaining("spring.datasource.url");

    billing.destroy();
    all.stake();
    all.destroy();
  }

  @Test
  void noEventIsSentByBrokerToAModuleThatReadsItFromTheSameLog() {
    var sender = claims(List.of("scheduling"), List.of("billing"));
    sender.stake();

    assertThatIllegalArgumentException().isThrownBy(billing::stake);

    sender.destroy();
    billing.stake();
  }

  @Test
  void aCrashFreesAtOnceAndWhoLivesClaimsAgain() {
    billing.stake();
    JdbcClient.create(database)
        .sql(
            "select pg_terminate_backend(pid) from pg_stat_activity"
                + " where application_name = 'tandem billing' and datname = current_database()")
        .query()
        .listOfRows();
    var all = claims(List.of("billing", "members"), List.of());
    await()
        .ignoreExceptionsInstanceOf(IllegalArgumentException.class)
        .until(() -> {
          all.stake();
          return true;
        });

    assertThatIllegalArgumentException().isThrownBy(billing::mind);
    all.destroy();
    billing.stake();
    billing.mind();
    assertThat(JdbcClient.create(database).sql("select 1").query(Integer.class).single())
        .isEqualTo(1);
  }
}
