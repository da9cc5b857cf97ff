package dev.tandem.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.billing.account.StreamId;
import dev.tandem.billing.payment.RandomBookingHistory;
import dev.tandem.billing.rules.Deciders;
import dev.tandem.billing.rules.FundingStage;
import dev.tandem.billing.store.RecordedEvent;
import dev.tandem.testing.NoDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The invariants of the ledger over random histories. */
@NoDatabase
class LedgerPropertyTests {

  private static final int HISTORY_COUNT = 400;

  @Test
  void theLedgerBalancesAndNoAccountIsOverdrawnAfterAnyHistory() {
    LongStream.range(0, HISTORY_COUNT).forEach(LedgerPropertyTests::check);
  }

  private static void check(long seed) {
    var accounts = new InMemoryAccounts(RandomBookingHistory.fixedClock());
    var history = new RandomBookingHistory(seed, accounts, accounts.clock);
    var mentor = history.nextId();
    var mentee = history.nextId();
    history.buyPack(mentee, 60_000);
    var bookings = new ArrayList<UUID>();
    var messages = new ArrayList<Runnable>();
    for (int i = 0; i < 6; i++) {
      var booking = history.nextId();
      bookings.add(booking);
      messages.addAll(history.messagesWithChargeback(booking, mentor, mentee));
    }
    history.deliver(messages, mentor, seed % 4 == 0);

    assertThat(trialBalance(accounts)).as("trial balance of seed %d", seed).isZero();
    bookings.forEach(booking -> checkBooking(accounts, booking, seed));
    checkMentor(accounts, mentor, seed);
    assertThat(accounts.balance(LedgerAccount.CREDITS, mentee))
        .as("credits of seed %d", seed)
        .isNotNegative()
        .isEqualTo(
            accounts
                .loadForUpdate(StreamId.credits(mentee, "EUR"), Deciders.CREDITS)
                .lots()
                .stream()
                .mapToLong(it -> it.remaining().minor())
                .sum());
  }

  /** Whatever the order of sessions, refunds and the charge-back, nothing of the pack is left. */
  @Test
  void nothingOfAPackThatWasChargedBackCanBeSpent() {
    LongStream.range(0, HISTORY_COUNT)
        .forEach(seed -> {
          var accounts = new InMemoryAccounts(RandomBookingHistory.fixedClock());
          var history = new RandomBookingHistory(seed, accounts, accounts.clock);
          var mentor = history.nextId();
          var mentee = history.nextId();
          var lost = history.buyPack(mentee, 30_000);
          var kept = history.buyPack(mentee, 20_000);
          var messages = new ArrayList<Runnable>();
          for (int i = 0; i < 6; i++) {
            messages.addAll(history.messages(history.nextId(), mentor, mentee));
          }
          messages.add(() -> history.chargeBackPack(mentee, lost, 30_000));
          history.deliver(messages, mentor, false);

          var credits = accounts.loadForUpdate(StreamId.credits(mentee, "EUR"), Deciders.CREDITS);
          assertThat(credits.lots())
              .as("lots of seed %d", seed)
              .allMatch(lot -> lot.origin().packId().equals(kept))
              .allMatch(lot -> !lot.remaining().isNegative());
          assertThat(accounts.balance(LedgerAccount.CREDITS, mentee))
              .as("credits of seed %d", seed)
              .isLessThanOrEqualTo(20_000)
              .isEqualTo(credits.lots().stream().mapToLong(lot -> lot.remaining().minor()).sum());
          assertThat(accounts.balance(LedgerAccount.BAD_DEBT, null))
              .as("bad debt of seed %d", seed)
              .isBetween(0L, 30_000L);
          assertThat(trialBalance(accounts)).as("trial balance of seed %d", seed).isZero();
        });
  }

  private static void checkBooking(InMemoryAccounts accounts, UUID booking, long seed) {
    var payment = accounts.loadForUpdate(StreamId.payment(booking), Deciders.PAYMENT);
    assertThat(accounts.balance(LedgerAccount.ESCROW, booking))
        .as("escrow of a finished booking, seed %d", seed)
        .isZero();
    if (payment.isIn(FundingStage.FUNDED)) {
      assertThat(payment.requireFunds().refunded())
          .as("refunds of seed %d", seed)
          .isLessThanOrEqualTo(payment.requireRequest().gross());
    }
  }

  private static void checkMentor(InMemoryAccounts accounts, UUID mentor, long seed) {
    var state = accounts.loadForUpdate(StreamId.mentor(mentor, "EUR"), Deciders.MENTOR);
    assertThat(accounts.balance(LedgerAccount.PAYABLE, mentor))
        .as("payable of seed %d", seed)
        .isNotNegative()
        .isEqualTo(state.payable());
    assertThat(accounts.balance(LedgerAccount.CLAWBACK, mentor))
        .as("clawback of seed %d", seed)
        .isNotNegative()
        .isEqualTo(state.clawback());
    assertThat(accounts.balance(LedgerAccount.PENDING, mentor))
        .as("pending of seed %d", seed)
        .isNotNegative()
        .isEqualTo(state.pending().values().stream().mapToLong(it -> it.amount().minor()).sum());
  }

  private static long trialBalance(InMemoryAccounts accounts) {
    return accounts.log.stream()
        .flatMap(recorded -> PostingRules.postingsFor(recorded.event()).stream())
        .flatMap(posting -> posting.lines().stream())
        .mapToLong(line -> line.debit() - line.credit())
        .sum();
  }

  @Test
  void escrowIsNeverOverdrawnOnTheWay() {
    LongStream.range(0, HISTORY_COUNT)
        .forEach(seed -> {
          var accounts = new InMemoryAccounts(RandomBookingHistory.fixedClock());
          var history = new RandomBookingHistory(seed, accounts, accounts.clock);
          var booking = history.nextId();
          var mentor = history.nextId();
          history.deliver(
              history.messagesWithChargeback(booking, mentor, history.nextId()), mentor, false);
          long escrow = 0;
          for (var recorded : accounts.log) {
            escrow += balanceChange(recorded, LedgerAccount.ESCROW);
            assertThat(escrow).as("escrow, seed %d", seed).isNotNegative();
          }
        });
  }

  private static long balanceChange(RecordedEvent recorded, LedgerAccount account) {
    return PostingRules.postingsFor(recorded.event()).stream()
        .flatMap(posting -> posting.lines().stream())
        .filter(line -> line.account() == account)
        .mapToLong(line -> line.credit() - line.debit())
        .sum();
  }

  /** The final balances do not depend on the order of messages. */
  @Test
  void messagesInAnyOrderAndNumberEndTheSame() {
    LongStream.range(0, HISTORY_COUNT)
        .forEach(seed ->
            assertThat(finalBalances(seed, true))
                .as("the end of seed %d", seed)
                .isEqualTo(finalBalances(seed, false)));
  }

  private static List<Long> finalBalances(long seed, boolean inOrder) {
    var accounts = new InMemoryAccounts(RandomBookingHistory.fixedClock());
    var history = new RandomBookingHistory(seed, accounts, accounts.clock);
    var booking = history.nextId();
    var mentor = history.nextId();
    var messages = history.messages(booking, mentor, history.nextId());
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
        accounts.balance(LedgerAccount.ESCROW, null),
        accounts.balance(LedgerAccount.FEE, null),
        accounts.balance(LedgerAccount.VAT, null),
        accounts.balance(LedgerAccount.PENDING, mentor));
  }
}
