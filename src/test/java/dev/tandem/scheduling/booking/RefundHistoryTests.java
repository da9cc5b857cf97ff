package dev.tandem.scheduling.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.kernel.money.Money;
import dev.tandem.scheduling.events.Funding;
import dev.tandem.scheduling.events.FundingKind;
import dev.tandem.scheduling.events.Party;
import dev.tandem.scheduling.offering.CancellationPolicy;
import dev.tandem.scheduling.offering.NoticeTier;
import dev.tandem.scheduling.slot.BookedSlot;
import dev.tandem.scheduling.slot.SessionId;
import dev.tandem.testing.NoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The refund over random histories of moves by both sides. */
@NoDatabase
class RefundHistoryTests {

  private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");

  private static final CancellationPolicy POLICY =
      new CancellationPolicy(
          List.of(
              new NoticeTier(Duration.ofHours(24), 10_000),
              new NoticeTier(Duration.ofHours(3), 5_000)),
          Duration.ofMinutes(15));

  @Test
  void movesByOthersNeverCostTheMenteeMoneyAndOwnMovesNeverGainAny() {
    var random = new SplittableRandom(4_711);
    for (int history = 0; history < 2_000; history++) {
      var now = NOW;
      var booking = confirmed(now.plus(Duration.ofHours(random.nextInt(2, 200))));
      for (int move = 0; move < 4; move++) {
        var untilStart = Duration.between(now, booking.slot().startsAt()).toMinutes();
        now = now.plus(Duration.ofMinutes(random.nextLong(untilStart)));
        var by = Party.values()[random.nextInt(3)];
        if (booking.reschedules().leftFor(by) > 0) {
          booking = move(booking, by, now, random);
        }
      }
    }
  }

  private static Booking move(Booking booking, Party by, Instant now, SplittableRandom random) {
    var before = refund(booking, now);
    var start = now.plus(Duration.ofMinutes(random.nextInt(1, 20_000)));
    var slot = booking.slot();
    var end = start.plus(Duration.ofHours(1));
    var moved = booking.rescheduleTo(slot.rescheduledTo(slot.session(), start, end), by, now);
    if (by == Party.MENTEE) {
      assertThat(refund(moved, now)).isLessThanOrEqualTo(before);
      assertThat(refund(moved, start.minusSeconds(1))).isLessThanOrEqualTo(before);
    } else {
      assertThat(refund(moved, now)).isEqualTo(10_000);
      assertThat(refund(moved, start.minusSeconds(1))).isEqualTo(10_000);
    }
    return moved;
  }

  private static int refund(Booking booking, Instant at) {
    return booking.refundIfCancelled(Party.MENTEE, at).basisPoints();
  }

  private static Booking confirmed(Instant start) {
    var slot =
        new BookedSlot(
            SessionId.create(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            "An hour",
            start,
            start.plus(Duration.ofHours(1)),
            ZoneOffset.UTC);
    var terms =
        new BookingTerms(
            Money.of(5000, "EUR"),
            new Funding(FundingKind.CARD, "ok"),
            null,
            POLICY.toString(),
            10_000,
            0,
            0,
            false);
    return Booking.hold(UUID.randomUUID(), slot, terms, NOW, NOW.plus(Duration.ofMinutes(10)))
        .confirm();
  }
}
