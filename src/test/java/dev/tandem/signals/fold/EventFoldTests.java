package dev.tandem.signals.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.billing.events.BookingFunded;
import dev.tandem.billing.events.CreditNoteIssued;
import dev.tandem.billing.events.InvoiceFinalised;
import dev.tandem.billing.events.PayoutSent;
import dev.tandem.billing.events.RefundIssued;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.scheduling.events.BookingCancelled;
import dev.tandem.scheduling.events.BookingConfirmed;
import dev.tandem.scheduling.events.BookingExpired;
import dev.tandem.scheduling.events.BookingHeld;
import dev.tandem.scheduling.events.Funding;
import dev.tandem.scheduling.events.FundingKind;
import dev.tandem.scheduling.events.NoShowOutcome;
import dev.tandem.scheduling.events.NoShowResolved;
import dev.tandem.scheduling.events.Party;
import dev.tandem.scheduling.events.SessionCompleted;
import dev.tandem.signals.figure.Figure;
import dev.tandem.signals.figure.FigureDefinitions;
import dev.tandem.signals.figure.FigureSide;
import dev.tandem.signals.figure.Figures;
import dev.tandem.testing.ModuleTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.Scenario;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class EventFoldTests {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final int HOURS = 5;
  private static final UUID COHORT = new UUID(7, 7);
  private static final UUID SOMEBODY = new UUID(0, 5);

  @Autowired EventFold fold;
  @Autowired HourFold hourFold;
  @Autowired Figures figures;
  @Autowired FigureDefinitions definitions;
  @Autowired TransactionTemplate transaction;
  @Autowired AdjustableClock clock;

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theSameEventsInAnyOrderAndHoweverOftenAreTheSameFigures(long seed) {
    var inOrder = daysAgo(2 * (int) seed);
    history(inOrder, seed).forEach(this::hear);

    var mixed = daysAgo(2 * (int) seed + 1);
    var again = new ArrayList<>(history(mixed, seed));
    again.addAll(List.copyOf(again).subList(0, again.size() / 2));
    Collections.shuffle(again, new Random(seed));
    again.forEach(this::hear);

    await()
        .untilAsserted(() -> {
          hourFold.run();
          assertThat(told(inOrder)).hasSizeGreaterThan(20).isEqualTo(told(mixed));
        });
  }

  @Test
  void addsUpWhatHappenedInTheHourInWhichItHappened() {
    var hour = daysAgo(9);
    var booking = UUID.randomUUID();
    hear(confirmed(booking, hour.plusSeconds(150)));
    hear(held(booking, COHORT, hour.plusSeconds(30)));
    hear(funded(booking, 4_200, hour.plusSeconds(120)));
    hear(cancelled(booking, 5_000, hour.plus(HOUR)));

    await()
        .untilAsserted(() -> {
          hourFold.run();
          assertThat(told(hour))
              .containsEntry("bookings-held/0", new BigDecimal(1))
              .containsEntry("bookings-confirmed/0", new BigDecimal(1))
              .containsEntry("hold-to-confirmation/0", new BigDecimal(120_000))
              .containsEntry("gross-funded/0", new BigDecimal(4_200))
              .containsEntry("cohort-gross-funded" + COHORT + "/0", new BigDecimal(4_200))
              .containsEntry("bookings-cancelled/1", new BigDecimal(1))
              .containsEntry("bookings-cancelled-in-part/1", new BigDecimal(1))
              .doesNotContainKey("bookings-cancelled-in-full/1");
        });
  }

  @Test
  void anEventThatComesLateCorrectsTheFigureOfItsHour() {
    var hour = daysAgo(10);
    hear(held(UUID.randomUUID(), null, hour));
    await().untilAsserted(() -> assertCounted("bookings-held", hour, 1));

    hear(held(UUID.randomUUID(), null, hour.plusSeconds(3_599)));

    await().untilAsserted(() -> assertCounted("bookings-held", hour, 2));
  }

  @Test
  void anHourThatRunsHasNoFigureYet() {
    var hour = daysAgo(-1);
    hear(held(UUID.randomUUID(), null, hour));

    hourFold.run();

    assertThat(figures.between("bookings-held", hour, hour.plus(HOUR))).isEmpty();
  }

  @Test
  void thatNoEventCameIsAnAccountToo() {
    hourFold.run();
    var hour = daysAgo(-20);
    clock.stopAt(hour.plus(HOUR).plus(Duration.ofMinutes(6)));

    await().untilAsserted(() -> assertCounted("payouts-sent", hour, 0));
    assertThat(figures.between("fees", hour, hour.plus(HOUR))).isEmpty();
  }

  @Test
  void hearsOfWhatHappensAsEvents(Scenario scenario) {
    var hour = daysAgo(11);
    scenario
        .publish(held(UUID.randomUUID(), null, hour))
        .andWaitForStateChange(
            () -> {
              hourFold.run();
              return figures.between("bookings-held", hour, hour.plus(HOUR));
            },
            it -> !it.isEmpty());
  }

  private void assertCounted(String signal, Instant hour, int value) {
    hourFold.run();
    assertThat(figures.between(signal, hour, hour.plus(HOUR)))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.side()).isEqualTo(FigureSide.EVENTS);
          assertThat(it.value()).isEqualByComparingTo(new BigDecimal(value));
        });
  }

  /** By signal, scope and hours since the start. */
  private SortedMap<String, BigDecimal> told(Instant start) {
    var told = new TreeMap<String, BigDecimal>();
    for (var definition : definitions.all()) {
      for (Figure it :
          figures.between(definition.signal(), start, start.plus(HOUR.multipliedBy(HOURS)))) {
        long hours = Duration.between(start, it.hour()).toHours();
        told.put(it.signal() + it.scope() + "/" + hours, it.value());
      }
    }
    return told;
  }

  private List<PublishedEvent> history(Instant start, long seed) {
    var random = new Random(seed);
    var events = new ArrayList<PublishedEvent>();
    for (int i = 0; i < 25; i++) {
      var booking = UUID.randomUUID();
      var cohort = random.nextBoolean() ? COHORT : null;
      var at = start.plusSeconds(random.nextInt(3_600 * (HOURS - 2)));
      events.add(held(booking, cohort, at));
      switch (random.nextInt(4)) {
        case 0 ->
            events.add(
                new BookingExpired(
                    meta(booking, at.plusSeconds(600)), booking, 0, SOMEBODY, SOMEBODY, ""));
        case 1 -> {
          paid(events, booking, at, random);
          events.add(
              cancelled(
                  booking,
                  List.of(0, 5_000, 10_000).get(random.nextInt(3)),
                  at.plusSeconds(2_000)));
          events.add(
              new RefundIssued(
                  meta(booking, at.plusSeconds(2_001)),
                  UUID.randomUUID(),
                  booking,
                  SOMEBODY,
                  Money.of(random.nextInt(5_000), "EUR"),
                  "",
                  "CARD"));
        }
        case 2 -> {
          paid(events, booking, at, random);
          events.add(
              new SessionCompleted(
                  meta(booking, at.plusSeconds(4_000)),
                  booking,
                  0,
                  SOMEBODY,
                  SOMEBODY,
                  cohort,
                  at,
                  at));
          events.add(payout(at.plusSeconds(5_000), random.nextInt(9_000)));
        }
        default -> {
          paid(events, booking, at, random);
          events.add(
              new NoShowResolved(
                  meta(booking, at.plusSeconds(4_500)),
                  booking,
                  0,
                  SOMEBODY,
                  SOMEBODY,
                  NoShowOutcome.values()[random.nextInt(3)]));
        }
      }
    }
    return events;
  }

  private void paid(List<PublishedEvent> events, UUID booking, Instant at, Random random) {
    events.add(funded(booking, random.nextInt(9_000), at.plusSeconds(60)));
    events.add(confirmed(booking, at.plusSeconds(61 + random.nextInt(500))));
    var document = UUID.randomUUID();
    var total = Money.of(1_190, "EUR");
    var vat = Money.of(190, "EUR");
    events.add(
        random.nextInt(3) > 0
            ? new InvoiceFinalised(
                meta(document, at.plusSeconds(90)), document, "T-1", SOMEBODY, booking, total, vat)
            : new CreditNoteIssued(
                meta(document, at.plusSeconds(90)), document, "C-1", "T-1", SOMEBODY, total, vat));
  }

  private void hear(PublishedEvent event) {
    transaction.executeWithoutResult(_ -> fold.add(event));
  }

  private static Instant daysAgo(int days) {
    return Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofDays(days));
  }

  private static EventMetadata meta(UUID subject, Instant at) {
    return EventMetadata.about(subject, 1, at);
  }

  private static BookingHeld held(UUID booking, @Nullable UUID cohort, Instant at) {
    return new BookingHeld(
        meta(booking, at),
        booking,
        0,
        SOMEBODY,
        SOMEBODY,
        SOMEBODY,
        cohort,
        at.plusSeconds(90_000),
        at.plusSeconds(93_600),
        Money.of(5_000, "EUR"),
        new Funding(FundingKind.CARD, null),
        "standard",
        at.plusSeconds(600));
  }

  private static BookingConfirmed confirmed(UUID booking, Instant at) {
    return new BookingConfirmed(meta(booking, at), booking, 0, SOMEBODY, SOMEBODY, at, at);
  }

  private static BookingCancelled cancelled(UUID booking, int refund, Instant at) {
    return new BookingCancelled(
        meta(booking, at),
        booking,
        0,
        SOMEBODY,
        SOMEBODY,
        Party.MENTEE,
        refund,
        Money.of(0, "EUR"),
        "",
        false);
  }

  private static BookingFunded funded(UUID booking, int minor, Instant at) {
    return new BookingFunded(
        meta(booking, at), booking, SOMEBODY, "CARD", Money.of(minor, "EUR"), Money.of(0, "EUR"));
  }

  private static PayoutSent payout(Instant at, int minor) {
    var payout = UUID.randomUUID();
    return new PayoutSent(meta(payout, at), payout, SOMEBODY, Money.of(minor, "EUR"));
  }
}
