package dev.tandem.acceptance.cutover;

import static dev.tandem.acceptance.environment.TandemClient.BOOKINGS_PATH;
import static dev.tandem.acceptance.environment.TandemClient.bookingRequest;

import dev.tandem.acceptance.environment.ApiResponse;
import dev.tandem.acceptance.environment.ApiUser;
import dev.tandem.acceptance.environment.TandemClient;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Simulated users who book, buy and read, each in a thread. A write that is answered with 5xx, or
 * not at all, is sent again under the same idempotency key until there is a response.
 */
final class TrafficGenerator implements AutoCloseable {

  private static final Duration RETRY_DELAY = Duration.ofMillis(100);
  private static final int SLOT_MINUTES = 15;
  private static final int SLOTS_PER_DAY = 16 * 60 / SLOT_MINUTES;

  private final TandemClient tandem;
  private final TrafficJournal journal;
  private final List<Thread> userThreads = new ArrayList<>();
  private volatile boolean stopped;

  /**
   * @param pairs the number of pairs of a mentor and a mentee
   * @param pace the time between two writes of one user
   */
  TrafficGenerator(TandemClient tandem, TrafficJournal journal, int pairs, Duration pace) {
    this.tandem = tandem;
    this.journal = journal;
    var random = new Random(20_261_121);
    for (int i = 0; i < pairs; i++) {
      var mentor = tandem.createMentor();
      var offering = createShortOffering(mentor);
      tandem.awaitSlots(mentor, offering);
      var mentee = tandem.createMentee();
      var first = tandem.daysFromNow(1, 6);
      userThreads.add(userThread("books", new BookingUser(mentee, offering, first), pace));
      userThreads.add(userThread("buys", () -> buyPack(mentee), pace));
      var reader = new Random(random.nextLong());
      userThreads.add(
          userThread("reads", () -> readRandomPage(mentee, mentor, reader), pace.dividedBy(4)));
    }
  }

  private static String createShortOffering(ApiUser mentor) {
    return mentor
        .post(
            "/api/scheduling/offerings",
            """
            {"title": "A quick question", "minutes": 15, "stepMinutes": 15,
             "price": {"minor": 1500, "currency": "EUR"}}
            """)
        .createdId();
  }

  void start() {
    userThreads.forEach(Thread::start);
  }

  /** Stops after every user has finished the current request. */
  @Override
  public void close() {
    stopped = true;
    try {
      for (var thread : userThreads) {
        thread.join(Duration.ofMinutes(2));
        if (thread.isAlive()) {
          journal.recordUnexpectedResponse(
              "A user still waits for a response: " + thread.getName());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Thread userThread(String name, Runnable action, Duration pace) {
    return Thread.ofVirtual()
        .name(name)
        .unstarted(() -> {
          while (!stopped) {
            var start = System.nanoTime();
            try {
              action.run();
            } catch (RuntimeException e) {
              journal.recordUnexpectedResponse(name + " fails: " + e);
            }
            LockSupport.parkNanos(pace.toNanos() - (System.nanoTime() - start));
          }
        });
  }

  /** Books one slot after the other of a mentor whom nobody else books. */
  private final class BookingUser implements Runnable {

    private final ApiUser mentee;
    private final String offering;
    private final Instant firstSlot;
    private int nextSlot;

    BookingUser(ApiUser mentee, String offering, Instant firstSlot) {
      this.mentee = mentee;
      this.offering = offering;
      this.firstSlot = firstSlot;
    }

    @Override
    public void run() {
      int slot = nextSlot++;
      var start =
          firstSlot
              .plus(Duration.ofDays(slot / SLOTS_PER_DAY))
              .plus(Duration.ofMinutes((long) SLOT_MINUTES * (slot % SLOTS_PER_DAY)));
      var key = TandemClient.randomId();
      var body = bookingRequest(offering, start, "ok");
      writeUntilAnswered(
          "booking",
          () -> mentee.post(BOOKINGS_PATH, body, "Idempotency-Key", key),
          (id, write) -> journal.recordBooking(mentee.id(), id, write));
    }
  }

  private void buyPack(ApiUser mentee) {
    var key = TandemClient.randomId();
    var body = "{\"price\": {\"minor\": 100, \"currency\": \"EUR\"}, \"card\": \"ok\"}";
    writeUntilAnswered(
        "pack",
        () -> mentee.post("/api/billing/packs", body, "Idempotency-Key", key),
        (id, write) -> journal.recordPurchase(mentee.id(), id, write));
  }

  private interface WriteRecorder {
    void record(String id, TrafficJournal.AcceptedWrite write);
  }

  private void writeUntilAnswered(
      String kind, Supplier<ApiResponse> request, WriteRecorder recorder) {
    while (true) {
      try {
        var response = request.get();
        if (response.status() == 201) {
          recorder.record(
              response.createdId(), new TrafficJournal.AcceptedWrite(kind, tandem.clock().now()));
          return;
        }
        journal.recordRejectedWrite(response);
        if (response.status() < 500) {
          return;
        }
      } catch (UncheckedIOException e) {
        journal.recordResend();
      }
      LockSupport.parkNanos(RETRY_DELAY.toNanos());
    }
  }

  private void readRandomPage(ApiUser mentee, ApiUser mentor, Random random) {
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
      journal.recordRead(mentee.get(path));
    } catch (UncheckedIOException e) {
      journal.recordUnexpectedResponse(path + " was not answered: " + e.getCause());
    }
  }
}
