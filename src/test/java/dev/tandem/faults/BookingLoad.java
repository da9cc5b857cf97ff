package dev.tandem.faults;

import dev.tandem.acceptance.environment.TandemClient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** Several people who book without a pause, each with a mentor of their own. */
final class BookingLoad implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(240);

  private final LoadJournal journal = new LoadJournal();
  private final List<BookingClient> clients;
  private final List<Thread> threads;

  private BookingLoad(List<URI> addresses, TandemClient tandem, int count) {
    clients =
        IntStream.range(0, count)
            .mapToObj(i -> client(tandem, addresses.get(i % addresses.size())))
            .toList();
    threads = clients.stream().map(Thread::startVirtualThread).toList();
  }

  /**
   * Starts and waits until it runs.
   *
   * @param addresses used in turn
   */
  static BookingLoad start(TandemClient tandem, int count, URI... addresses) {
    var load = new BookingLoad(List.of(addresses), tandem, count);
    load.awaitHeld(3 * count);
    return load;
  }

  private BookingClient client(TandemClient tandem, URI address) {
    var mentor = tandem.createMentor();
    var offering =
        mentor
            .post(
                "/api/scheduling/offerings",
                """
                {"title": "A quick question", "minutes": 15, "stepMinutes": 15,
                 "price": {"minor": 1500, "currency": "EUR"}}
                """)
            .createdId();
    tandem.awaitSlots(mentor, offering);
    return new BookingClient(
        address, tandem.createMentee(), offering, tandem.daysFromNow(2, 6), journal);
  }

  LoadJournal journal() {
    return journal;
  }

  void awaitHeldAfter(long moment) {
    Awaitility.await().atMost(PATIENCE).until(() -> journal.isHeldAfter(moment));
  }

  void awaitHeld(int count) {
    Awaitility.await().atMost(PATIENCE).until(() -> journal.held().size() >= count);
  }

  @Override
  public void close() {
    clients.forEach(BookingClient::stop);
    try {
      for (var thread : threads) {
        thread.join(PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
