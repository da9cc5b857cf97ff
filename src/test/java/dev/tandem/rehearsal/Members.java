package dev.tandem.rehearsal;

import dev.tandem.acceptance.environment.TandemClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Who uses the platform meanwhile, several at a time. */
final class Members {

  private final TandemClient tandem;
  private final List<Pair> pairs;

  private Members(TandemClient tandem, List<Pair> pairs) {
    this.tandem = tandem;
    this.pairs = List.copyOf(pairs);
  }

  static Members create(TandemClient tandem, int count) {
    var pairs = IntStream.range(0, count).parallel().mapToObj(_ -> Pair.create(tandem)).toList();
    tandem.awaitAllEventsHandled();
    return new Members(tandem, pairs);
  }

  /** Sends reads that must all be answered, and returns how many. */
  int read(Traffic traffic, int times) {
    return IntStream.range(0, times)
        .parallel()
        .map(i -> read(traffic, pairs.get(i % pairs.size())))
        .sum();
  }

  private int read(Traffic traffic, Pair pair) {
    var reads = traffic.reads(pair, pairs, tandem.clock().now());
    reads.forEach(Members::read);
    return reads.size();
  }

  /** Again while the platform is too busy. */
  private static void read(Traffic.Read read) {
    Rehearsal.patiently()
        .until(() -> read.user().get(read.path()), answer -> answer.status() != 503)
        .expectStatus(200);
  }

  /** One of them buys a pack, each in turn. */
  void buyPack(int turn) {
    pairs.get(turn % pairs.size()).buyPack();
  }

  /**
   * Each mentee buys a pack, and gets an invoice.
   *
   * @return how many
   */
  int buyPacks() {
    long before = invoices();
    pairs.parallelStream().forEach(Pair::buyPack);
    Rehearsal.patiently().until(() -> invoices() >= before + pairs.size() && haveNumbers());
    tandem.awaitAllEventsHandled();
    return pairs.size();
  }

  private long invoices() {
    return pairs.stream().mapToLong(pair -> pair.invoices().get("total").asLong()).sum();
  }

  /** An invoice is published when it gets its number. */
  private boolean haveNumbers() {
    return pairs.stream()
        .flatMap(pair -> pair.invoices().get("items").valueStream())
        .allMatch(it -> it.has("number"));
  }

  /** Each mentee books some sessions of the next weeks and cancels them. */
  void bookAndCancel(int each) {
    var day = tandem.daysFromNow(20, 0);
    var booked =
        IntStream.range(0, each * pairs.size())
            .parallel()
            .mapToObj(i -> hold(pairs.get(i % pairs.size()), day, i / pairs.size()))
            .toList();
    booked.forEach(it ->
        Rehearsal.patiently().until(() -> tandem.statusOf(it.booking()), "CONFIRMED"::equals));
    booked.parallelStream()
        .forEach(it -> tandem.cancelAndGetRefund(it.pair().mentee(), it.booking()));
    tandem.awaitAllEventsHandled();
  }

  private record Booked(Pair pair, String booking) {}

  private static Booked hold(Pair pair, Instant day, int number) {
    return new Booked(pair, pair.hold(day.plus(Duration.ofHours(6 + number % 16))));
  }

  /** Each mentee has a session tomorrow, which takes place. */
  void completeSessions() {
    var start = tandem.daysFromNow(1, 12);
    var bookings = pairs.parallelStream().map(pair -> pair.book(start)).toList();
    tandem.clock().advanceTo(Pair.endOf(start));
    for (int i = 0; i < bookings.size(); i++) {
      pairs.get(i).complete(bookings.get(i));
    }
    tandem.awaitAllEventsHandled();
  }
}
