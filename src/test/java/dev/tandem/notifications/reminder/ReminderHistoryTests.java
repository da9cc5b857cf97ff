package dev.tandem.notifications.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.notifications.NotificationsFixture;
import dev.tandem.scheduling.events.BookingCancelled;
import dev.tandem.scheduling.events.BookingConfirmed;
import dev.tandem.scheduling.events.BookingRescheduled;
import dev.tandem.scheduling.events.Party;
import dev.tandem.testing.ModuleTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Random histories of bookings, moves, cancellations, other lead times, repeated events, processes
 * that are killed or work at the same time, and a clock that jumps, also back: every reminder that
 * was due was queued once, and no other.
 */
@ModuleTest
class ReminderHistoryTests {

  private static final Instant BEGIN = Instant.parse("2027-03-20T00:00:00Z");
  private static final List<List<Integer>> LEADS =
      List.of(List.of(1440, 60), List.of(60), List.of(), List.of(2880, 1440, 30), List.of(15));

  @Autowired ListableBeanFactory beans;
  @Autowired ReminderScheduler scheduler;
  @Autowired AdjustableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  /** What the reminders should be, worked out in the simplest way. */
  private static final class Expected {

    final Map<UUID, ExpectedBooking> bookings = new LinkedHashMap<>();
    final Map<UUID, List<Integer>> leads = new HashMap<>();
    final Map<String, ExpectedReminder> planned = new LinkedHashMap<>();
    final TreeSet<String> queued = new TreeSet<>();

    void plan(ExpectedBooking booking, UUID member, Instant now) {
      for (int lead : leads.getOrDefault(member, List.of(1440, 60))) {
        var due = booking.startsAt.minus(Duration.ofMinutes(lead));
        if (due.isAfter(now)) {
          planned.putIfAbsent(
              booking.key(member, lead), new ExpectedReminder(booking, member, lead, due));
        }
      }
    }

    void choose(UUID member, List<Integer> chosen, Instant now) {
      leads.put(member, chosen);
      for (var booking : bookings.values()) {
        if (!booking.standing
            || !booking.startsAt.isAfter(now)
            || !booking.parties().contains(member)) {
          continue;
        }
        planned
            .entrySet()
            .removeIf(entry -> {
              var reminder = entry.getValue();
              return !reminder.done
                  && reminder.booking == booking
                  && reminder.member.equals(member)
                  && reminder.revision == booking.revision
                  && reminder.due.isAfter(now);
            });
        plan(booking, member, now);
      }
    }

    void tick(Instant now) {
      for (var entry : planned.entrySet()) {
        var reminder = entry.getValue();
        if (reminder.done || reminder.due.isAfter(now)) {
          continue;
        }
        reminder.done = true;
        var booking = reminder.booking;
        if (!booking.standing
            || booking.revision != reminder.revision
            || !now.isBefore(booking.startsAt)) {
          continue;
        }
        boolean shorterIsDue =
            planned.values().stream()
                .anyMatch(other ->
                    other.booking == booking
                        && other.revision == reminder.revision
                        && other.member.equals(reminder.member)
                        && other.lead < reminder.lead
                        && !other.due.isAfter(now));
        if (!shorterIsDue) {
          queued.add(entry.getKey());
        }
      }
    }
  }

  private static final class ExpectedBooking {

    final UUID id = UUID.randomUUID();
    final UUID mentor;
    final UUID mentee;
    Instant startsAt;
    int revision;
    long version = 1;
    boolean standing = true;

    ExpectedBooking(UUID mentor, UUID mentee, Instant startsAt) {
      this.mentor = mentor;
      this.mentee = mentee;
      this.startsAt = startsAt;
    }

    List<UUID> parties() {
      return List.of(mentor, mentee);
    }

    String key(UUID member, int lead) {
      return id + "/" + member + "/" + revision + "/" + lead;
    }
  }

  private static final class ExpectedReminder {

    final ExpectedBooking booking;
    final UUID member;
    final int revision;
    final int lead;
    final Instant due;
    boolean done;

    ExpectedReminder(ExpectedBooking booking, UUID member, int lead, Instant due) {
      this.booking = booking;
      this.member = member;
      this.revision = booking.revision;
      this.lead = lead;
      this.due = due;
    }
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void everyReminderThatWasDueIsQueuedOnceAndNoOther(long seed) {
    var random = new Random(seed);
    var fixture = new NotificationsFixture(beans);
    var expected = new Expected();
    var mentors = List.of(UUID.randomUUID(), UUID.randomUUID());
    var mentees = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    var heard = new ArrayList<PublishedEvent>();
    var now = BEGIN;
    clock.adjustTo(now);
    long choices = 1;
    for (int i = 0; i < 60; i++) {
      switch (random.nextInt(10)) {
        case 0, 1 -> {
          var booking =
              new ExpectedBooking(
                  mentors.get(random.nextInt(2)),
                  mentees.get(random.nextInt(3)),
                  now.plus(Duration.ofMinutes(20 + random.nextInt(5000))));
          expected.bookings.put(booking.id, booking);
          heard.add(confirmed(booking, now));
          fixture.deliver(heard.getLast());
          for (var member : booking.parties()) {
            expected.plan(booking, member, now);
          }
        }
        case 2 -> {
          var booking = anyStanding(expected, random);
          if (booking != null) {
            booking.startsAt = now.plus(Duration.ofMinutes(20 + random.nextInt(5000)));
            booking.revision++;
            heard.add(moved(booking, now));
            fixture.deliver(heard.getLast());
            for (var member : booking.parties()) {
              expected.plan(booking, member, now);
            }
          }
        }
        case 3 -> {
          var booking = anyStanding(expected, random);
          if (booking != null) {
            booking.standing = false;
            heard.add(cancelled(booking, now));
            fixture.deliver(heard.getLast());
          }
        }
        case 4 -> {
          var member =
              random.nextBoolean()
                  ? mentors.get(random.nextInt(2))
                  : mentees.get(random.nextInt(3));
          var leads = LEADS.get(random.nextInt(LEADS.size()));
          expected.choose(member, leads, now);
          fixture.choose(member, choices++, List.of(), "UTC", leads);
        }
        case 5 -> {
          if (!heard.isEmpty()) {
            fixture.deliver(heard.get(random.nextInt(heard.size())));
          }
        }
        case 6 -> now = now.minus(Duration.ofMinutes(random.nextInt(180)));
        default -> now = now.plus(Duration.ofMinutes(random.nextInt(700)));
      }
      clock.adjustTo(now);
      expected.tick(now);
      if (random.nextInt(4) == 0) {
        killWhileQueueing();
      }
      runInTwoProcesses();
    }
    // The scheduler of the slice may still be queueing what was due last.
    await().untilAsserted(() -> assertThat(queued(expected)).isEqualTo(expected.queued));
    assertThat(expected.queued).isNotEmpty();
  }

  /** What the process had done of it is not committed. */
  private void killWhileQueueing() {
    transaction.executeWithoutResult(status -> {
      scheduler.run();
      status.setRollbackOnly();
    });
  }

  private void runInTwoProcesses() {
    var other = CompletableFuture.runAsync(scheduler::run);
    scheduler.run();
    other.join();
    scheduler.run();
  }

  private TreeSet<String> queued(Expected expected) {
    var keys = new TreeSet<String>();
    for (var booking : expected.bookings.values()) {
      jdbc.sql(
              """
              select member_id || '/' || (parameters::json ->> 'REVISION') || '/'
                || (parameters::json ->> 'LEAD_MINUTES')
              from notifications.message
              where kind = 'REMINDER' and parameters::json ->> 'BOOKING' = ?
              """)
          .param(booking.id.toString())
          .query(String.class)
          .list()
          .forEach(key -> assertThat(keys.add(booking.id + "/" + key)).as(key).isTrue());
    }
    return keys;
  }

  private static ExpectedBooking anyStanding(Expected expected, Random random) {
    var standing = expected.bookings.values().stream().filter(it -> it.standing).toList();
    return standing.isEmpty() ? null : standing.get(random.nextInt(standing.size()));
  }

  private static EventMetadata meta(ExpectedBooking booking, Instant now) {
    return EventMetadata.about(booking.id, ++booking.version, now);
  }

  private static BookingConfirmed confirmed(ExpectedBooking booking, Instant now) {
    return new BookingConfirmed(
        meta(booking, now),
        booking.id,
        booking.revision,
        booking.mentor,
        booking.mentee,
        booking.startsAt,
        booking.startsAt.plusSeconds(3600));
  }

  private static BookingRescheduled moved(ExpectedBooking booking, Instant now) {
    return new BookingRescheduled(
        meta(booking, now),
        booking.id,
        booking.revision,
        booking.mentor,
        booking.mentee,
        booking.startsAt,
        booking.startsAt.plusSeconds(3600),
        Party.MENTEE);
  }

  private static BookingCancelled cancelled(ExpectedBooking booking, Instant now) {
    return new BookingCancelled(
        meta(booking, now),
        booking.id,
        booking.revision,
        booking.mentor,
        booking.mentee,
        Party.MENTEE,
        10_000,
        Money.of(5000, "EUR"),
        "Cancelled by the mentee.",
        false);
  }
}
