package dev.tandem.scheduling.seat;

import static dev.tandem.scheduling.BookingSteps.mentee;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tandem.scheduling.BookingFixtures;
import dev.tandem.scheduling.BookingSteps;
import dev.tandem.scheduling.SlotTestCase;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.BookingStatus;
import dev.tandem.scheduling.process.CancellationService;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whoever meets a seat that another transaction is freeing or offering waits for it and looks
 * again: no place in the line is passed over, and nobody waits for a free slot.
 */
class WaitlistConcurrencyTests extends SlotTestCase {

  @Autowired WaitlistService waitlistService;
  @Autowired CancellationService cancellationService;
  @Autowired BookingSteps steps;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  final ExecutorService threads = Executors.newSingleThreadExecutor();
  final UUID first = UUID.randomUUID();
  final UUID second = UUID.randomUUID();
  BookingId booked;

  @BeforeEach
  void book() {
    booked = steps.book(mentee, offering, start);
  }

  @AfterEach
  void endThreads() {
    threads.close();
  }

  @Test
  void aMenteeWhoIsBeingOfferedTheSeatGetsIt() throws Exception {
    join(first);

    var booking = meanwhile(this::cancel, () -> steps.hold(first, offering, start));

    assertThat(steps.find(booking.get()).status()).isEqualTo(BookingStatus.HELD);
  }

  @Test
  void theFirstInLineIsNotPassedOverWhileTheirRowIsLocked() throws Exception {
    join(first);
    join(second);

    meanwhile(() -> lockEntryOf(first), this::cancelBooking).get();

    assertThat(isOffered(first)).isTrue();
    assertThat(isOffered(second)).isFalse();
  }

  @Test
  void nobodyJoinsTheWaitingListOfASlotThatIsBeingFreed() {
    var joining = meanwhile(this::cancel, () -> join(first));

    assertThatThrownBy(joining::get)
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("slot-not-full");
  }

  @Test
  void whoJoinsJustBeforeTheSeatIsFreedIsOfferedIt() throws Exception {
    meanwhile(() -> join(first), this::cancelBooking).get();

    assertThat(isOffered(first)).isTrue();
  }

  @Test
  void whoJoinsAgainAfterTheirOfferRanOutIsBackInLine() {
    join(first);
    join(second);
    cancel();

    transaction.executeWithoutResult(tx -> {
      lockEntryOf(first);
      clock.advance(Duration.ofMinutes(31));
      join(first);
    });

    assertThat(isOffered(second)).isTrue();
    assertThat(waitlistService.findEntries(first)).hasSize(1);
    assertThat(isOffered(first)).isFalse();
  }

  /** Begins the second action before the transaction of the first ends. */
  private <T> Future<T> meanwhile(Runnable inTransaction, Callable<T> action) {
    return transaction.execute(tx -> {
      inTransaction.run();
      var other = threads.submit(action);
      await().until(() -> other.isDone() || isSomebodyWaitingForALock());
      return other;
    });
  }

  private boolean isSomebodyWaitingForALock() {
    return jdbc.sql("select exists (select from pg_locks where not granted)")
        .query(Boolean.class)
        .single();
  }

  private @Nullable Void join(UUID member) {
    waitlistService.join(mentee(member), offering, start);
    return null;
  }

  private Object cancelBooking() {
    return cancellationService.cancel(booked, mentee(mentee), BookingFixtures.PRICE, null);
  }

  private void cancel() {
    cancelBooking();
  }

  private void lockEntryOf(UUID member) {
    jdbc.sql("select id from scheduling.waitlist where mentee_id = ? for update")
        .param(member)
        .query(Long.class)
        .single();
  }

  private boolean isOffered(UUID member) {
    return waitlistService.findEntries(member).stream()
        .anyMatch(entry -> entry.offeredUntil() != null);
  }
}
