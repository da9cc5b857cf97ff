package dev.tandem.billing.payment;

import dev.tandem.billing.BillingProperties;
import dev.tandem.billing.account.BookingOutcome;
import dev.tandem.billing.account.OutcomeKind;
import dev.tandem.billing.account.PaymentEvent.PaymentRequested;
import dev.tandem.billing.account.Rates;
import dev.tandem.billing.account.StreamId;
import dev.tandem.billing.rules.CreditsCommand;
import dev.tandem.billing.rules.Deciders;
import dev.tandem.billing.rules.PaymentCommand.RequestPayment;
import dev.tandem.billing.store.Accounts;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.scheduling.events.FundingKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** Random histories of bookings whose messages come late, twice and out of order. */
public class RandomBookingHistory {

  public static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  static final Rates RATES = new Rates(1500, 1900);

  final AdjustableClock clock;
  final Accounts accounts;
  final List<PaymentRequested> captures = new ArrayList<>();
  final BillingProperties properties =
      new BillingProperties(
          1500,
          1900,
          Duration.ofHours(72),
          2000,
          Duration.ofDays(365),
          Duration.ofDays(14),
          100,
          "",
          5);
  final BookingFunding funding;
  final BookingSettlement settlement;
  final BookingDisputes disputes;
  final MentorPayouts mentorPayouts;
  final Random random;

  public RandomBookingHistory(long seed, Accounts accounts, AdjustableClock clock) {
    this.random = new Random(seed);
    this.accounts = accounts;
    this.clock = clock;
    var payments = new PaymentAccounts(accounts, properties, clock);
    this.funding =
        new BookingFunding(payments, accounts, (request, _) -> captures.add(request), clock);
    this.settlement = new BookingSettlement(payments, accounts);
    this.disputes = new BookingDisputes(payments, accounts);
    this.mentorPayouts = new MentorPayouts(accounts, _ -> false, properties, clock);
  }

  /** Records eight random bookings in the database, from {@link #START} on. */
  public static void record(
      long seed, Accounts accounts, AdjustableClock clock, TransactionTemplate transaction) {
    var history = new RandomBookingHistory(seed, accounts, clock);
    var mentor = history.nextId();
    var mentee = history.nextId();
    clock.adjustTo(START);
    try {
      transaction.executeWithoutResult(_ -> history.buyPack(mentee, 60_000));
      for (int i = 0; i < 8; i++) {
        var messages = history.messagesWithChargeback(history.nextId(), mentor, mentee);
        transaction.executeWithoutResult(_ -> history.deliver(messages, mentor, false));
        clock.advance(Duration.ofHours(1));
      }
    } finally {
      clock.reset();
    }
  }

  public static AdjustableClock fixedClock() {
    return new AdjustableClock(Clock.fixed(START, ZoneOffset.UTC));
  }

  public UUID nextId() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  public UUID buyPack(UUID mentee, long minor) {
    var pack = nextId();
    accounts.handle(
        StreamId.credits(mentee, "EUR"),
        Deciders.CREDITS,
        new CreditsCommand.AddPack(
            mentee, pack, eur(minor), RATES.vatIn(eur(minor)), START.plus(Duration.ofDays(30))));
    return pack;
  }

  public void chargeBackPack(UUID mentee, UUID pack, long minor) {
    accounts.handle(
        StreamId.credits(mentee, "EUR"),
        Deciders.CREDITS,
        new CreditsCommand.ChargeBackPack(mentee, pack, eur(minor)));
  }

  /** All messages about one booking, in the order in which they were sent. */
  public List<Runnable> messages(UUID booking, UUID mentor, UUID mentee) {
    var kind = FundingKind.values()[random.nextInt(3)];
    var cohort = kind == FundingKind.COHORT ? nextId() : null;
    long price = random.nextInt(10) == 0 ? random.nextInt(5) : 1 + random.nextInt(30_000);
    var request =
        new RequestPayment(
            booking,
            mentor,
            mentee,
            cohort,
            kind,
            eur(price),
            RATES,
            1,
            START.plus(Duration.ofDays(9_000)),
            true,
            null,
            START);
    var messages = new ArrayList<Runnable>();
    messages.add(() -> funding.request(request, "ok"));
    boolean declined = random.nextInt(8) == 0;
    if (kind == FundingKind.CARD) {
      messages.add(
          declined ? () -> funding.fail(booking, "declined") : () -> confirmIfCaptured(booking));
    }
    if (random.nextInt(4) == 0) {
      messages.add(() -> disputes.open(booking, mentor, 4));
      messages.add(() -> disputes.close(booking, mentor, 5));
    }
    int[] refunds = {0, 0, 5_000, 10_000, 3_333};
    int refund = refunds[random.nextInt(refunds.length)];
    messages.add(() ->
        settlement.settle(
            booking, new BookingOutcome(6, OutcomeKind.CANCELLED, refund, "ended", START)));
    if (random.nextInt(4) == 0) {
      messages.add(() ->
          settlement.settle(
              booking,
              new BookingOutcome(
                  7,
                  OutcomeKind.MENTOR_ABSENT,
                  BookingOutcome.FULL_REFUND,
                  "mentor absent",
                  START)));
    }
    return messages;
  }

  /** The same with chargebacks. Who bears a refund that crosses one depends on their order. */
  public List<Runnable> messagesWithChargeback(UUID booking, UUID mentor, UUID mentee) {
    var messages = messages(booking, mentor, mentee);
    if (random.nextInt(8) == 0) {
      messages.add(() -> settlement.chargeBack(booking));
    }
    return messages;
  }

  /** The gateway confirms only what was ordered. */
  private void confirmIfCaptured(UUID booking) {
    if (captures.stream().anyMatch(it -> it.bookingId().equals(booking))) {
      funding.confirm(booking);
    }
  }

  /** Delivers each message at least once; time passes and payouts are made in between. */
  public void deliver(List<Runnable> messages, UUID mentor, boolean inOrder) {
    var all = new ArrayList<>(messages);
    messages.stream().filter(_ -> random.nextInt(3) == 0).forEach(all::add);
    if (!inOrder) {
      Collections.shuffle(all, random);
    }
    all.addAll(messages);
    all.forEach(message -> {
      message.run();
      clock.advance(Duration.ofHours(random.nextInt(40)));
      passTime(mentor);
    });
  }

  void passTime(UUID mentor) {
    var state = accounts.loadForUpdate(StreamId.mentor(mentor, "EUR"), Deciders.MENTOR);
    state.pending().keySet().stream()
        .sorted()
        .forEach(booking -> mentorPayouts.releaseEarning(mentor, "EUR", booking));
    if (random.nextInt(4) == 0) {
      mentorPayouts.startPayout(
          mentor, "EUR", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }
    state.payouts().keySet().stream()
        .sorted()
        .filter(_ -> random.nextInt(2) == 0)
        .forEach(payout -> {
          if (random.nextInt(5) == 0) {
            mentorPayouts.returnPayout(mentor, "EUR", payout, "account closed");
          } else {
            mentorPayouts.confirmPayout(mentor, "EUR", payout);
          }
        });
  }

  static Money eur(long minor) {
    return Money.of(minor, "EUR");
  }
}
