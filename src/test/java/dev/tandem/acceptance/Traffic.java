package dev.tandem.acceptance;

import static dev.tandem.acceptance.Platform.BOOKINGS;
import static dev.tandem.acceptance.Platform.wish;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * People who book, buy and look, each at their own pace. Whoever is told to wait, or told nothing,
 * sends the same again under the same key until there is an answer.
 */
final class Traffic implements AutoCloseable {

  private static final Duration MOMENT = Duration.ofMillis(100);
  private static final int SLOT_MINUTES = 15;
  private static final int SLOTS_A_DAY = 16 * 60 / SLOT_MINUTES;

  private final Platform tandem;
  private final Ledger ledger;
  private final List<Thread> people = new ArrayList<>();
  private volatile boolean ended;

  /**
   * @param pairs of a mentor and a mentee who book, buy and look
   * @param pace between two doings of one person
   */
  Traffic(Platform tandem, Ledger ledger, int pairs, Duration pace) {
    this.tandem = tandem;
    this.ledger = ledger;
    var random = new Random(20_261_121);
    for (int i = 0; i < pairs; i++) {
      var mentor = tandem.mentor();
      var offering = quarterOfAnHour(mentor);
      tandem.awaitSlots(mentor, offering);
      var mentee = tandem.mentee();
      var first = tandem.at(1, 6);
      people.add(person("books", new Booker(mentee, offering, first), pace));
      people.add(person("buys", () -> buy(mentee), pace));
      var reader = new Random(random.nextLong());
      people.add(person("looks", () -> look(mentee, mentor, reader), pace.dividedBy(4)));
    }
  }

  private static String quarterOfAnHour(Someone mentor) {
    return mentor
        .post(
            "/api/scheduling/offerings",
            """
            {"title": "A quick question", "minutes": 15, "stepMinutes": 15,
             "price": {"minor": 1500, "currency": "EUR"}}
            """)
        .id();
  }

  void start() {
    people.forEach(Thread::start);
  }

  /** Everyone finishes what they have begun. */
  @Override
  public void close() {
    ended = true;
    try {
      for (var person : people) {
        person.join(Duration.ofMinutes(2));
        if (person.isAlive()) {
          ledger.dishonest("someone still waits for an answer: " + person.getName());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Thread person(String what, Runnable doing, Duration pace) {
    return Thread.ofVirtual()
        .name(what)
        .unstarted(() -> {
          while (!ended) {
            var begun = System.nanoTime();
            try {
              doing.run();
            } catch (RuntimeException e) {
              ledger.dishonest(what + " fails: " + e);
            }
            LockSupport.parkNanos(pace.toNanos() - (System.nanoTime() - begun));
          }
        });
  }

  /** Takes one slot after the other of a mentor whom nobody else books. */
  private final class Booker implements Runnable {

    private final Someone mentee;
    private final String offering;
    private final Instant first;
    private int next;

    Booker(Someone mentee, String offering, Instant first) {
      this.mentee = mentee;
      this.offering = offering;
      this.first = first;
    }

    @Override
    public void run() {
      int slot = next++;
      var start =
          first
              .plus(Duration.ofDays(slot / SLOTS_A_DAY))
              .plus(Duration.ofMinutes((long) SLOT_MINUTES * (slot % SLOTS_A_DAY)));
      var key = Platform.unknownId();
      var body = wish(offering, start, "ok");
      write(
          "booking",
          () -> mentee.post(BOOKINGS, body, "Idempotency-Key", key),
          (id, how) -> ledger.booked(mentee.id(), id, how));
    }
  }

  private void buy(Someone mentee) {
    var key = Platform.unknownId();
    var body = "{\"price\": {\"minor\": 100, \"currency\": \"EUR\"}, \"card\": \"ok\"}";
    write(
        "pack",
        () -> mentee.post("/api/billing/packs", body, "Idempotency-Key", key),
        (id, how) -> ledger.bought(mentee.id(), id, how));
  }

  private interface Note {
    void take(String id, Ledger.Accepted how);
  }

  private void write(String what, Supplier<Answer> attempt, Note note) {
    while (true) {
      try {
        var answer = attempt.get();
        if (answer.status() == 201) {
          note.take(answer.id(), new Ledger.Accepted(what, tandem.time().now()));
          return;
        }
        ledger.again(answer);
        if (answer.status() < 500) {
          return;
        }
      } catch (UncheckedIOException e) {
        ledger.repeated();
      }
      LockSupport.parkNanos(MOMENT.toNanos());
    }
  }

  private void look(Someone mentee, Someone mentor, Random random) {
    var path =
        switch (random.nextInt(7)) {
          case 0 -> "/api/billing/accounts/" + mentee.id();
          case 1 -> "/api/billing/invoices?member=" + mentee.id();
          case 2 -> "/api/billing/packs?size=5";
          case 3 -> "/api/scheduling/bookings?size=5";
          case 4 -> "/api/scheduling/slots?size=5&mentor=" + mentor.id();
          case 5 -> "/api/recommendations/mentees/" + mentee.id();
          default -> "/api/members/mentors?size=5";
        };
    try {
      ledger.read(mentee.get(path));
    } catch (UncheckedIOException e) {
      ledger.dishonest(path + " is not answered: " + e.getCause());
    }
  }
}
