package dev.tandem.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.billing.Payment.Stage;
import dev.tandem.testing.Beside;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The invariants of the books over random histories. */
@Beside
class AccountPropertyTests {

  private static final int HISTORIES = 400;

  @Test
  void booksBalanceAndNoAccountIsOverdrawnAfterAnyHistory() {
    LongStream.range(0, HISTORIES).forEach(AccountPropertyTests::check);
  }

  private static void check(long seed) {
    var accounts = new AccountsInMemory(BookingHistory.stillClock());
    var history = new BookingHistory(seed, accounts, accounts.clock);
    var mentor = history.id();
    var mentee = history.id();
    history.buyPack(mentee, 60_000);
    var bookings = new ArrayList<UUID>();
    var messages = new ArrayList<Runnable>();
    for (int i = 0; i < 6; i++) {
      var booking = history.id();
      bookings.add(booking);
      messages.addAll(history.contestedBooking(booking, mentor, mentee));
    }
    history.deliver(messages, mentor, seed % 4 == 0);

    assertThat(trialBalance(accounts)).as("trial balance of seed %d", seed).isZero();
    bookings.forEach(it -> checkBooking(accounts, it, seed));
    checkMentor(accounts, mentor, seed);
    assertThat(accounts.balance(Account.CREDITS, mentee))
        .as("credits of seed %d", seed)
        .isNotNegative()
        .isEqualTo(
            accounts.open(StreamId.credits(mentee, "EUR"), Deciders.CREDITS).lots().stream()
                .mapToLong(it -> it.left().minor())
                .sum());
  }

  private static void checkBooking(AccountsInMemory accounts, UUID booking, long seed) {
    var payment = accounts.open(StreamId.payment(booking), Deciders.PAYMENT);
    assertThat(accounts.balance(Account.ESCROW, booking))
        .as("escrow of a finished booking, seed %d", seed)
        .isZero();
    if (payment.is(Stage.FUNDED)) {
      assertThat(payment.money().refunded())
          .as("refunds of seed %d", seed)
          .isLessThanOrEqualTo(payment.known().gross());
    }
  }

  private static void checkMentor(AccountsInMemory accounts, UUID mentor, long seed) {
    var state = accounts.open(StreamId.mentor(mentor, "EUR"), Deciders.MENTOR);
    assertThat(accounts.balance(Account.PAYABLE, mentor))
        .as("payable of seed %d", seed)
        .isNotNegative()
        .isEqualTo(state.payable());
    assertThat(accounts.balance(Account.CLAWBACK, mentor))
        .as("clawback of seed %d", seed)
        .isNotNegative()
        .isEqualTo(state.clawback());
    assertThat(accounts.balance(Account.PENDING, mentor))
        .as("pending of seed %d", seed)
        .isNotNegative()
        .isEqualTo(state.pending().values().stream().mapToLong(it -> it.amount().minor()).sum());
  }

  private static long trialBalance(AccountsInMemory accounts) {
    return accounts.log.stream()
        .flatMap(it -> PostingRules.of(it.event()).stream())
        .flatMap(it -> it.lines().stream())
        .mapToLong(it -> it.debit() - it.credit())
        .sum();
  }

  @Test
  void escrowIsNeverOverdrawnOnTheWay() {
    LongStream.range(0, HISTORIES)
        .forEach(seed -> {
          var accounts = new AccountsInMemory(BookingHistory.stillClock());
          var history = new BookingHistory(seed, accounts, accounts.clock);
          var booking = history.id();
          var mentor = history.id();
          history.deliver(history.contestedBooking(booking, mentor, history.id()), mentor, false);
          long escrow = 0;
          for (var recorded : accounts.log) {
            escrow += change(recorded, Account.ESCROW);
            assertThat(escrow).as("escrow, seed %d", seed).isNotNegative();
          }
        });
  }

  private static long change(Recorded recorded, Account account) {
    return PostingRules.of(recorded.event()).stream()
        .flatMap(it -> it.lines().stream())
        .filter(it -> it.account() == account)
        .mapToLong(it -> it.credit() - it.debit())
        .sum();
  }

  /** What the mentee, the state, the platform and the mentor end with does not depend on order. */
  @Test
  void messagesInAnyOrderAndNumberEndTheSame() {
    LongStream.range(0, HISTORIES)
        .forEach(seed ->
            assertThat(end(seed, true)).as("the end of seed %d", seed).isEqualTo(end(seed, false)));
  }

  private static List<Long> end(long seed, boolean inOrder) {
    var accounts = new AccountsInMemory(BookingHistory.stillClock());
    var history = new BookingHistory(seed, accounts, accounts.clock);
    var booking = history.id();
    var mentor = history.id();
    var messages = history.booking(booking, mentor, history.id());
    var first = messages.removeFirst();
    var rest = new ArrayList<>(messages);
    rest.addAll(messages);
    if (!inOrder) {
      Collections.shuffle(rest, new Random(seed));
    }
    first.run();
    rest.forEach(Runnable::run);
    messages.forEach(Runnable::run);
    return List.of(
        accounts.balance(Account.ESCROW, null),
        accounts.balance(Account.FEE, null),
        accounts.balance(Account.VAT, null),
        accounts.balance(Account.PENDING, mentor));
  }
}
