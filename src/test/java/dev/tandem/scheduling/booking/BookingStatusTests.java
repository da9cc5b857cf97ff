package dev.tandem.scheduling.booking;

import static dev.tandem.scheduling.booking.BookingStatus.CANCELLED;
import static dev.tandem.scheduling.booking.BookingStatus.COMPLETED;
import static dev.tandem.scheduling.booking.BookingStatus.CONFIRMED;
import static dev.tandem.scheduling.booking.BookingStatus.EXPIRED;
import static dev.tandem.scheduling.booking.BookingStatus.HELD;
import static dev.tandem.scheduling.booking.BookingStatus.NO_SHOW;
import static dev.tandem.scheduling.booking.BookingStatus.PENDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.events.Funding;
import dev.tandem.scheduling.events.FundingKind;
import dev.tandem.scheduling.events.Party;
import dev.tandem.scheduling.offering.CancellationPolicy;
import dev.tandem.scheduling.slot.BookedSlot;
import dev.tandem.scheduling.slot.SessionId;
import dev.tandem.testing.NoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@NoDatabase
class BookingStatusTests {

  private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");

  private static final Map<String, UnaryOperator<Booking>> COMMANDS =
      Map.of(
          "await approval", Booking::awaitApproval,
          "confirm", Booking::confirm,
          "expire", it -> it.expire("reason"),
          "cancel", it -> it.cancel("reason"),
          "complete", Booking::complete,
          "report no-show", it -> it.markNoShow("reason"),
          "reschedule", booking -> booking.rescheduleTo(booking.slot(), Party.MENTEE, NOW));

  /**
   * A disputed no-show may be resolved as completed, and a completed session be complained about.
   */
  private static final Map<BookingStatus, Map<String, BookingStatus>> ALLOWED =
      Map.of(
          HELD,
              Map.of(
                  "await approval", PENDING,
                  "confirm", CONFIRMED,
                  "expire", EXPIRED,
                  "cancel", CANCELLED),
          PENDING, Map.of("confirm", CONFIRMED, "expire", EXPIRED, "cancel", CANCELLED),
          CONFIRMED,
              Map.of(
                  "complete",
                  COMPLETED,
                  "report no-show",
                  NO_SHOW,
                  "cancel",
                  CANCELLED,
                  "reschedule",
                  CONFIRMED),
          NO_SHOW, Map.of("complete", COMPLETED, "report no-show", NO_SHOW),
          COMPLETED, Map.of("report no-show", NO_SHOW),
          CANCELLED, Map.of(),
          EXPIRED, Map.of());

  static Stream<Object[]> everyStatusAndCommand() {
    return Stream.of(BookingStatus.values())
        .flatMap(status -> COMMANDS.keySet().stream().map(it -> new Object[] {status, it}));
  }

  @ParameterizedTest
  @MethodSource("everyStatusAndCommand")
  void aCommandChangesTheStatusOrIsRefused(BookingStatus from, String command) {
    var booking = bookingIn(from);
    var expected = ALLOWED.get(from).get(command);
    if (expected == null) {
      assertThatThrownBy(() -> COMMANDS.get(command).apply(booking)).isInstanceOf(Problem.class);
      return;
    }
    var changed = COMMANDS.get(command).apply(booking);
    assertThat(changed.status()).isEqualTo(expected);
    assertThat(changed.version()).isEqualTo(booking.version() + 1);
  }

  @ParameterizedTest
  @MethodSource("everyStatus")
  void onlyBookingsThatMayStillTakePlaceBlock(BookingStatus status) {
    assertThat(status.isBlocking()).isEqualTo(Set.of(HELD, PENDING, CONFIRMED).contains(status));
  }

  static Stream<BookingStatus> everyStatus() {
    return Stream.of(BookingStatus.values());
  }

  static Booking bookingIn(BookingStatus status) {
    var slot =
        new BookedSlot(
            SessionId.create(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            "An hour",
            NOW.plus(Duration.ofDays(2)),
            NOW.plus(Duration.ofDays(2)).plus(Duration.ofHours(1)),
            ZoneOffset.UTC);
    var terms =
        new BookingTerms(
            Money.of(5000, "EUR"),
            new Funding(FundingKind.CARD, "ok"),
            null,
            new CancellationPolicy(List.of(), Duration.ZERO).toString(),
            10_000,
            0,
            0,
            false);
    var held = Booking.hold(UUID.randomUUID(), slot, terms, NOW, NOW.plus(Duration.ofMinutes(10)));
    return new Booking(
        held.id(),
        held.menteeId(),
        slot,
        terms,
        NOW,
        held.holdExpiresAt(),
        status,
        Reschedules.NONE,
        1,
        null);
  }
}
