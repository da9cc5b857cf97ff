package dev.tandem.scheduling.process;

import static dev.tandem.scheduling.booking.BookingStatus.EXPIRED;
import static dev.tandem.scheduling.booking.BookingStatus.HELD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.scheduling.BookingFixtures;
import dev.tandem.scheduling.BookingSteps;
import dev.tandem.scheduling.SchedulingModuleTest;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.ProcessSignal;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A hold that has run out is in nobody's way, even while another transaction has it locked. */
@SchedulingModuleTest
class RunOutHoldTests {

  @Autowired ProcessRunner processRunner;
  @Autowired BookingFixtures fixtures;
  @Autowired BookingSteps steps;
  @Autowired AdjustableClock clock;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @ParameterizedTest
  @CsvSource({"1, true", "1, false", "2, true", "2, false"})
  void aNewcomerWaitsForTheTransactionThatHasTheHoldLocked(int seats, boolean tidiedUp)
      throws Exception {
    var offering = fixtures.createOffering(seats);
    var start = fixtures.startAfter(Duration.ofDays(3));
    var holds = new BookingId[seats];
    for (int i = 0; i < seats; i++) {
      holds[i] = steps.hold(UUID.randomUUID(), offering, start);
    }

    try (var threads = Executors.newSingleThreadExecutor()) {
      Future<BookingId> newcomer =
          transaction.execute(tx -> {
            for (var hold : holds) {
              jdbc.sql("select id from scheduling.booking where id = ? for update")
                  .param(hold)
                  .query(UUID.class)
                  .single();
            }
            clock.advance(Duration.ofMinutes(11));
            if (tidiedUp) {
              for (var hold : holds) {
                processRunner.signal(hold, new ProcessSignal.Due());
              }
            }
            var other = threads.submit(() -> steps.hold(UUID.randomUUID(), offering, start));
            await().until(() -> other.isDone() || isSomebodyWaitingForALock());
            return other;
          });

      assertThat(steps.find(newcomer.get()).status()).isEqualTo(HELD);
    }
    for (var hold : holds) {
      await().until(() -> steps.find(hold).status() == EXPIRED);
    }
  }

  private boolean isSomebodyWaitingForALock() {
    return jdbc.sql("select exists (select from pg_locks where not granted)")
        .query(Boolean.class)
        .single();
  }
}
