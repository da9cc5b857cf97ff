package dev.tandem.faults;

import static dev.tandem.acceptance.environment.TandemClient.BOOKINGS_PATH;
import static dev.tandem.acceptance.environment.TandemClient.bookingRequest;

import dev.tandem.acceptance.environment.ApiUser;
import dev.tandem.acceptance.environment.TandemClient;
import dev.tandem.faults.LoadJournal.Attempt;
import dev.tandem.testing.FaultRow;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Books one slot after the other of a mentor whom nobody else books. A request that is refused for
 * now, or not answered, is sent again under the same key, as the problem says; whose connection is
 * closed with the answer comes back when the answer says.
 */
final class BookingClient implements Runnable {

  private static final Duration RETRY_DELAY = Duration.ofMillis(100);
  private static final int SLOT_MINUTES = 15;
  private static final int SLOTS_PER_DAY = 16 * 60 / SLOT_MINUTES;

  private static final String REQUEST =
      """
      POST %s HTTP/1.1
      Host: localhost
      Authorization: %s
      Content-Type: application/json
      Idempotency-Key: %s
      Content-Length: %s

      """
          .replace("\n", "\r\n");

  private final URI address;
  private final ApiUser mentee;
  private final String offering;
  private final Instant firstSlot;
  private final LoadJournal journal;
  private @Nullable KeptConnection connection;
  private volatile boolean stopped;

  /**
   * @param address of one of the processes
   * @param offering of 15 minutes
   */
  BookingClient(
      URI address, ApiUser mentee, String offering, Instant firstSlot, LoadJournal journal) {
    this.address = address;
    this.mentee = mentee;
    this.offering = offering;
    this.firstSlot = firstSlot;
    this.journal = journal;
  }

  void stop() {
    stopped = true;
  }

  @Override
  public void run() {
    for (int slot = 0; !stopped; slot++) {
      var request = request(slot);
      while (!send(request) && !stopped) {
        LockSupport.parkNanos(RETRY_DELAY.toNanos());
      }
    }
    disconnect();
  }

  private String request(int slot) {
    var start =
        firstSlot
            .plus(Duration.ofDays(slot / SLOTS_PER_DAY))
            .plus(Duration.ofMinutes((long) SLOT_MINUTES * (slot % SLOTS_PER_DAY)));
    var body = bookingRequest(offering, start, "ok");
    return REQUEST.formatted(
            BOOKINGS_PATH, mentee.authorization(), TandemClient.randomId(), body.length())
        + body;
  }

  /** Whether the request is done. */
  private boolean send(String request) {
    long start = System.nanoTime();
    try {
      if (connection == null || !connection.isOpen()) {
        disconnect();
        connection = new KeptConnection(address);
      }
      var answer = connection.send(request);
      record(answer, start);
      if (!connection.isOpen()) {
        LockSupport.parkNanos(answer.retryAfter().toNanos());
      }
      return answer.status() < 500;
    } catch (ConnectException e) {
      journal.record(Attempt.of(LoadJournal.REFUSED, null, "", start));
    } catch (IOException e) {
      disconnect();
      journal.record(Attempt.of(LoadJournal.RESET, null, "", start));
    }
    return false;
  }

  private void record(KeptConnection.Answer answer, long start) {
    var name = FaultRow.name(answer.status(), answer.saysWhenToRetry());
    var location = answer.headers().get("location");
    journal.record(
        answer.status() == 201 && location != null
            ? Attempt.of(name, location.substring(location.lastIndexOf('/') + 1), "", start)
            : Attempt.of(name, null, answer.body(), start));
  }

  private void disconnect() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (IOException e) {
      // it has ended already
    }
    connection = null;
  }
}
