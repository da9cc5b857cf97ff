package dev.tandem.billing.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.billing.BillingTests;
import dev.tandem.billing.payment.RandomBookingHistory;
import dev.tandem.billing.store.Accounts;
import dev.tandem.kernel.time.AdjustableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BillingTests
@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class VerifyCommandTests {

  @Autowired DecisionVerification verification;
  @Autowired Accounts accounts;
  @Autowired AdjustableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  @BeforeEach
  void record() {
    RandomBookingHistory.record(7, accounts, clock, transaction);
  }

  @Test
  void allThatWasRecordedIsDecidedAgainAsItWas(CapturedOutput output) {
    assertThat(run("verify", "decisions")).isZero();

    assertThat(output)
        .containsPattern("Decided [1-9][0-9,]* commands again")
        .containsPattern("settle +[1-9][0-9,]* decided, 0 differ")
        .contains("numbers of invoices")
        .contains("This version decides everything as it was decided.")
        .doesNotContain("no recorded command");
  }

  @Test
  void aRecordedDecisionThatIsAnotherNowFailsTheCommandWithAnExample(CapturedOutput output) {
    transaction.executeWithoutResult(status -> {
      jdbc.sql(
              """
              update billing.decision set command = replace(command, '"amount":{"minor":6', '"amount":{"minor":7')
              where type = 'add-pack'\
              """)
          .update();

      assertThat(run("verify", "decisions")).isOne();

      status.setRollbackOnly();
    });
    assertThat(output)
        .containsPattern("add-pack +[0-9,]+ decided, [1-9]")
        .contains("at version 0: pack-bought.amount.minor was 60000, is 70000")
        .containsPattern("This version decides [1-9]\\d* of [0-9,]+ commands differently.");
  }

  @Test
  void eventsOfEarlierVersionsAreReportedAsWithoutACommand(CapturedOutput output) {
    transaction.executeWithoutResult(status -> {
      // A schedule that decides meanwhile waits.
      jdbc.sql("lock table billing.decision in share row exclusive mode").update();
      jdbc.sql("delete from billing.decision").update();

      assertThat(run("verify", "decisions")).isOne();

      status.setRollbackOnly();
    });
    assertThat(output)
        .containsPattern("[0-9,]+ events have no recorded command")
        .contains("No command is recorded yet");
  }

  @Test
  void whatElseIsToBeVerifiedIsAMistake(CapturedOutput output) {
    assertThat(run("verify", "everything")).isEqualTo(2);
    assertThat(output).contains("Usage: verify decisions");
  }

  private int run(String... words) {
    var command = new VerifyCommand(verification);
    command.run(new DefaultApplicationArguments(words));
    return command.getExitCode();
  }
}
