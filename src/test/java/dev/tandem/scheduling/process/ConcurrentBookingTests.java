package dev.tandem.scheduling.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.BookingFixtures;
import dev.tandem.scheduling.SchedulingModuleTest;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.ProcessSignal;
import dev.tandem.scheduling.events.FundingKind;
import dev.tandem.scheduling.seat.SlotContention;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Under concurrent commands no two bookings of a person overlap, and no seat is lost. */
@SchedulingModuleTest
class ConcurrentBookingTests {

  private static final int CLIENTS = 8;
  private static final int ACTIONS_PER_CLIENT = 60;

  @Autowired BookingService bookingService;
  @Autowired ProcessRunner processRunner;
  @Autowired CancellationService cancellationService;
  @Autowired RescheduleService rescheduleService;
  @Autowired BookingFixtures fixtures;
  @Autowired JdbcClient jdbc;

  private final List<UUID> booked = Collections.synchronizedList(new ArrayList<>());
  private final List<UUID> offerings = new ArrayList<>();
  private final List<UUID> mentees =
      List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());

  @Test
  void concurrentRandomCommandsNeverOverlapBookings() throws Exception {
    var mentors = List.of(UUID.randomUUID(), UUID.randomUUID());
    mentors.forEach(it -> offerings.add(fixtures.createOffering(it, 1, false, false)));
    mentors.forEach(it -> offerings.add(fixtures.createOffering(it, 3, false, false)));
    var first = fixtures.startAfter(Duration.ofDays(5));
    var unexpected = Collections.synchronizedList(new ArrayList<Throwable>());
    try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
      for (int client = 0; client < CLIENTS; client++) {
        var random = new SplittableRandom(4711 + client);
        threads.submit(() -> {
          for (int i = 0; i < ACTIONS_PER_CLIENT; i++) {
            try {
              SlotContention.translateLockFailure(() -> performRandomAction(random, first));
            } catch (Problem refused) {
              assertThat(refused.getStatusCode().is4xxClientError()).isTrue();
            } catch (Throwable e) {
              unexpected.add(e);
            }
          }
        });
      }
    }

    assertThat(unexpected).isEmpty();
    assertThat(booked).as("number of bookings made").hasSizeGreaterThan(CLIENTS);
    assertThat(
            countOverlaps(
                "booking",
                "mentee_id",
                "tstzrange(a.starts_at, a.ends_at)",
                "tstzrange(b.starts_at, b.ends_at)"))
        .isZero();
    assertThat(countOverlaps("session", "mentor_id", "a.occupies", "b.occupies")).isZero();
    assertThat(countSessionsWithWrongSeats()).isZero();
  }

  private boolean performRandomAction(SplittableRandom random, Instant first) {
    var mentee = mentees.get(random.nextInt(mentees.size()));
    var start = first.plus(Duration.ofMinutes(15L * random.nextInt(24)));
    if (booked.isEmpty() || random.nextInt(3) == 0) {
      var offering = offerings.get(random.nextInt(offerings.size()));
      var payment = new FundingRequest(FundingKind.CARD, "ok");
      var request = new BookingRequest(offering, start, payment);
      return booked.add(bookingService.book(mentee, request, null).id());
    }
    var id = new BookingId(booked.get(random.nextInt(booked.size())));
    var operator = new Caller(UUID.randomUUID(), Set.of(Role.OPERATOR));
    switch (random.nextInt(4)) {
      case 0 -> processRunner.signal(id, new ProcessSignal.FundingRefused("declined"));
      case 1 -> cancellationService.cancel(id, operator, BookingFixtures.PRICE, null);
      case 2 -> processRunner.signal(id, new ProcessSignal.Funded());
      default -> {
        processRunner.signal(id, new ProcessSignal.Funded());
        rescheduleService.reschedule(id, operator, start);
      }
    }
    return true;
  }

  private long countOverlaps(String table, String person, String first, String second) {
    return jdbc.sql(
            """
            select count(*) from scheduling.%1$s a join scheduling.%1$s b
              on a.%2$s = b.%2$s and a.id < b.id and %3$s && %4$s
            where a.blocking and b.blocking
            """
                .formatted(table, person, first, second))
        .query(Long.class)
        .single();
  }

  private long countSessionsWithWrongSeats() {
    return jdbc.sql(
            """
            select count(*) from scheduling.session s where offering_id = any(?) and seats_taken <>
              (select count(*) from scheduling.booking b where b.session_id = s.id and b.blocking)
            """)
        .param(offerings.toArray(UUID[]::new))
        .query(Long.class)
        .single();
  }
}
