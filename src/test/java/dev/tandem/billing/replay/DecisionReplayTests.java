package dev.tandem.billing.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.billing.account.CreditsEvent;
import dev.tandem.billing.account.CreditsEvent.CreditsSpent;
import dev.tandem.billing.account.Decider;
import dev.tandem.billing.account.FeeSplit;
import dev.tandem.billing.account.PaymentEvent;
import dev.tandem.billing.account.PaymentEvent.Recognised;
import dev.tandem.billing.account.StreamId;
import dev.tandem.billing.rules.Credits;
import dev.tandem.billing.rules.CreditsCommand;
import dev.tandem.billing.rules.CreditsCommand.Spend;
import dev.tandem.billing.rules.Deciders;
import dev.tandem.billing.rules.PaymentCommand;
import dev.tandem.kernel.money.Money;
import dev.tandem.testing.NoDatabase;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@NoDatabase
class DecisionReplayTests {

  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final List<AccountType<?, ?, ?>> WITH_FEES_ROUNDED_HALF_EVEN =
      List.of(
          AccountType.of("payment", PaymentCommand.class, roundedHalfEven()),
          AccountType.MENTOR,
          AccountType.CREDITS);

  @Test
  void everyRandomHistoryIsDecidedAgainAsItWas() {
    LongStream.range(0, 100)
        .forEach(seed -> {
          var accounts = RecordedBookings.record(seed, 6);

          var report = accounts.replay(DecisionReplay.DECIDERS);

          assertThat(report.isSame()).as("seed %d: %s", seed, report).isTrue();
          assertThat(report.undecided()).isZero();
          assertThat(report.decided() + report.events()).isEqualTo(accounts.history().size());
        });
  }

  @Test
  void aFeeThatIsRoundedDifferentlyIsFoundAtTheCommandsThatRecogniseRevenue() {
    var replay = new DecisionReplay(WITH_FEES_ROUNDED_HALF_EVEN);
    LongStream.range(0, 100)
        .forEach(seed -> RecordedBookings.record(seed, 6).history().forEach(replay::accept));

    var report = replay.finish();

    assertThat(report.isSame()).isFalse();
    assertThat(report.commands())
        .filteredOn(it -> it.different() > 0)
        .extracting(ComparedCommands::type)
        .contains("settle")
        .isSubsetOf("settle", "confirm-funding", "request-payment");
    assertThat(commands(report, "settle").different())
        .isLessThan(commands(report, "settle").decided());
    assertThat(commands(report, "settle").examples())
        .hasSizeBetween(1, 3)
        .allSatisfy(example -> {
          assertThat(example.stream()).startsWith("payment:");
          assertThat(example.what())
              .matches(
                  "recognised.kept.fee.minor was (\\d+), is \\d+; recognised.kept.mentor.minor was \\d+, is \\d+");
        });
  }

  /** The platform's fee half even, the mentor bears the cent. */
  private static Decider<PaymentCommand, dev.tandem.billing.rules.Payment, PaymentEvent>
      roundedHalfEven() {
    var here = Deciders.PAYMENT;
    return new Decider<>(
        here.stateType(),
        here.eventType(),
        here.initial(),
        (command, payment) ->
            here.decide(command, payment).stream()
                .map(DecisionReplayTests::withFeeHalfEven)
                .toList(),
        here.evolution());
  }

  private static PaymentEvent withFeeHalfEven(PaymentEvent event) {
    if (!(event instanceof Recognised recognised)) {
      return event;
    }
    var kept = recognised.kept();
    long exact = kept.total().minor() * 1_500;
    var fee =
        Money.of(
            BigDecimal.valueOf(exact)
                .divide(BigDecimal.valueOf(10_000), 0, RoundingMode.HALF_EVEN)
                .longValueExact(),
            kept.fee().currency());
    return new Recognised(
        recognised.bookingId(),
        recognised.mentorId(),
        recognised.menteeId(),
        new FeeSplit(kept.vat(), fee, kept.total().minus(kept.vat()).minus(fee)),
        recognised.earnedAt());
  }

  @Test
  void aRefusalIsDecidedAgainAsARefusal() {
    var accounts = new RecordingAccounts();
    spend(accounts);

    var report = accounts.replay(DecisionReplay.DECIDERS);

    assertThat(report.isSame()).isTrue();
    assertThat(commands(report, "spend").decided()).isOne();
  }

  @Test
  void aRefusalThatIsNoneAnyMoreIsFound() {
    var accounts = new RecordingAccounts();
    spend(accounts);

    var report =
        accounts.replay(List.of(AccountType.of("credits", CreditsCommand.class, lender())));

    assertThat(commands(report, "spend").examples())
        .singleElement()
        .satisfies(it -> assertThat(it.what()).isEqualTo("led to nothing, leads to credits-spent"));
  }

  private static void spend(RecordingAccounts accounts) {
    var mentee = UUID.randomUUID();
    accounts.handle(
        StreamId.credits(mentee, "EUR"),
        Deciders.CREDITS,
        new Spend(mentee, UUID.randomUUID(), Money.of(5_000, "EUR"), NOW));
  }

  /** Gives credits that nobody has. */
  private static Decider<CreditsCommand, Credits, CreditsEvent> lender() {
    var here = Deciders.CREDITS;
    return new Decider<>(
        here.stateType(),
        here.eventType(),
        here.initial(),
        (command, credits) ->
            command instanceof Spend it
                ? List.of(new CreditsSpent(it.memberId(), it.bookingId(), it.amount(), List.of()))
                : here.decide(command, credits),
        here.evolution());
  }

  @Test
  void eventsFromBeforeCommandsWereRecordedAreCountedAndFollowed() {
    var rows = RecordedBookings.record(4, 6).history();
    var replay = new DecisionReplay(DecisionReplay.DECIDERS);
    long half = rows.stream().filter(HistoryRow::isCommand).count() / 2;

    rows.stream().filter(row -> !row.isCommand() || row.position() > half).forEach(replay::accept);

    var report = replay.finish();
    long withoutCommand =
        rows.stream()
            .filter(it -> it.isCommand() && it.position() <= half)
            .mapToLong(HistoryRow::events)
            .sum();
    assertThat(report.isSame()).isTrue();
    assertThat(report.undecided()).isEqualTo(withoutCommand).isPositive();
  }

  @Test
  void aCommandAndAnEventThatThisVersionDoesNotKnowDifferInsteadOfEndingTheReplay() {
    var mentor = "mentor:" + UUID.randomUUID() + ":EUR";
    var replay = new DecisionReplay(DecisionReplay.DECIDERS);
    replay.accept(new HistoryRow(mentor, 0, 1, "praise", "{}", 0));
    replay.accept(new HistoryRow(mentor, 1, 0, "praised", "{}", 0));
    replay.accept(new HistoryRow(mentor, 1, 2, "pay-out", "{}", 0));

    var report = replay.finish();

    assertThat(commands(report, "praise").examples())
        .singleElement()
        .satisfies(
            it -> assertThat(it.what()).isEqualTo("this version fails with IllegalStateException"));
    assertThat(commands(report, "pay-out").examples())
        .singleElement()
        .satisfies(it ->
            assertThat(it.what()).isEqualTo("this version cannot follow praised at version 1"));
  }

  @Test
  void anEventThatIsMissingAtTheEndDiffers() {
    var rows = RecordedBookings.record(4, 1).history();
    var replay = new DecisionReplay(DecisionReplay.DECIDERS);
    var last = rows.stream().filter(it -> it.events() > 0).reduce((_, next) -> next).orElseThrow();

    replay.accept(new HistoryRow(last.stream(), 0, 1, last.type(), last.payload(), 1));

    assertThat(replay.finish().different()).isOne();
  }

  private static ComparedCommands commands(ReplayReport report, String type) {
    return report.commands().stream()
        .filter(it -> it.type().equals(type))
        .findFirst()
        .orElseThrow();
  }
}
