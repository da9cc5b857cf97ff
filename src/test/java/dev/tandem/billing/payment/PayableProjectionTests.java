package dev.tandem.billing.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.billing.UnscheduledBillingTests;
import dev.tandem.billing.store.Accounts;
import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.time.AdjustableClock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is due for a payout, beside a sum of all entries, which is slow and obviously right. */
@UnscheduledBillingTests
class PayableProjectionTests {

  @Autowired Accounts accounts;
  @Autowired DueAccountChanges dueAccountChanges;
  @Autowired AdjustableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired PlatformTransactionManager transactions;

  private TransactionTemplate snapshot;

  @BeforeEach
  void prepareSnapshot() {
    snapshot = new TransactionTemplate(transactions);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @ParameterizedTest
  @ValueSource(longs = {201, 202, 203, 204, 205, 206, 207, 208})
  void dueAreThoseWhomTheLedgerOwedEnoughWhenTheRunBegan(long seed) {
    clock.adjustTo(RandomBookingHistory.START);
    var random = new Random(seed);
    var history = new RandomBookingHistory(seed, accounts, clock);
    var mentor = history.nextId();
    var mentee = history.nextId();
    for (int i = 0; i < 10; i++) {
      var messages = history.messagesWithChargeback(history.nextId(), mentor, mentee);
      transaction.executeWithoutResult(_ -> history.deliver(messages, mentor, false));
      clock.advance(Duration.ofHours(random.nextInt(240)));
      assertSameDue(PayoutRun.latest(clock.instant()), mentor);
    }
  }

  private void assertSameDue(PayoutRun run, UUID mentor) {
    snapshot.executeWithoutResult(_ ->
        assertThat(
                dueAccountChanges.findPayableBefore(run).stream()
                    .map(DueAccountChanges.DueAccount::owner)
                    .filter(mentor::equals)
                    .toList())
            .as("due in the run of %s", run.monday())
            .isEqualTo(owedEnough(run, mentor)));
  }

  private List<UUID> owedEnough(PayoutRun run, UUID mentor) {
    return jdbc.sql(
            """
            select subject from billing.entry join billing.posting using (cause, rule)
            where account = 'mentor:payable' and subject = :mentor
            and not exists (select from billing.payout where mentor_id = :mentor and run >= :run)
            group by subject
            having sum(credit - debit) filter (where posting.at <= :start) > 0
            and sum(credit - debit) >= 2000
            """)
        .param("mentor", mentor)
        .param("run", run.monday())
        .param("start", run.startsAt())
        .query(Rows.of(UUID.class))
        .list();
  }
}
