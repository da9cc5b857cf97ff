package dev.tandem.acceptance.cutover;

import dev.tandem.acceptance.environment.ApiResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** What the traffic generator was answered, independent of what Tandem stores. */
final class TrafficJournal {

  /** Accepted bookings and packs by the mentee who made them. */
  private final Map<String, Queue<String>> bookings = new ConcurrentHashMap<>();

  private final Map<String, Queue<String>> packs = new ConcurrentHashMap<>();
  private final Queue<AcceptedWrite> accepted = new ConcurrentLinkedQueue<>();
  private final Queue<String> unexpectedResponses = new ConcurrentLinkedQueue<>();
  private final LongAdder reads = new LongAdder();
  private final LongAdder staleReads = new LongAdder();
  private final LongAdder retryLaterResponses = new LongAdder();
  private final LongAdder resends = new LongAdder();

  /**
   * An accepted booking or purchase.
   *
   * @param kind booking or pack
   */
  record AcceptedWrite(String kind, Instant acceptedAt) {}

  void recordBooking(String mentee, String booking, AcceptedWrite write) {
    bookings.computeIfAbsent(mentee, id -> new ConcurrentLinkedQueue<>()).add(booking);
    accepted.add(write);
  }

  void recordPurchase(String mentee, String pack, AcceptedWrite write) {
    packs.computeIfAbsent(mentee, id -> new ConcurrentLinkedQueue<>()).add(pack);
    accepted.add(write);
  }

  void recordRead(ApiResponse response) {
    reads.increment();
    if (isRetryLater(response)) {
      retryLaterResponses.increment();
    } else if (response.status() != 200) {
      unexpectedResponses.add(
          response.request() + " was answered with " + response.status() + " " + excerpt(response));
    } else if (response.headers().firstValue("Age").isPresent()) {
      staleReads.increment();
    }
  }

  void recordUnexpectedResponse(String description) {
    unexpectedResponses.add(description);
  }

  void recordRejectedWrite(ApiResponse response) {
    if (isRetryLater(response)) {
      retryLaterResponses.increment();
    } else {
      unexpectedResponses.add(
          response.request() + " was answered with " + response.status() + " " + excerpt(response));
    }
  }

  void recordResend() {
    resends.increment();
  }

  private static boolean isRetryLater(ApiResponse response) {
    return response.status() == 503 && response.headers().firstValue("Retry-After").isPresent();
  }

  private static String excerpt(ApiResponse response) {
    return response.text().substring(0, Math.min(200, response.text().length()));
  }

  Map<String, Queue<String>> bookings() {
    return bookings;
  }

  Map<String, Queue<String>> packs() {
    return packs;
  }

  Collection<String> unexpectedResponses() {
    return unexpectedResponses;
  }

  long reads() {
    return reads.sum();
  }

  long staleReads() {
    return staleReads.sum();
  }

  long retryLaterResponses() {
    return retryLaterResponses.sum();
  }

  long resends() {
    return resends.sum();
  }

  long countAccepted(String kind) {
    return accepted.stream().filter(it -> it.kind().equals(kind)).count();
  }

  /** The longest time between the two moments in which no write of this kind was accepted. */
  Duration longestGap(String kind, Instant from, Instant to) {
    var moments = new ArrayList<>(List.of(from, to));
    acceptedBetween(kind, from, to).forEach(moments::add);
    moments.sort(Comparator.naturalOrder());
    var longest = Duration.ZERO;
    for (int i = 1; i < moments.size(); i++) {
      var gap = Duration.between(moments.get(i - 1), moments.get(i));
      longest = gap.compareTo(longest) > 0 ? gap : longest;
    }
    return longest;
  }

  Optional<Instant> firstAcceptedAfter(String kind, Instant moment) {
    return acceptedBetween(kind, moment, Instant.MAX).min(Comparator.naturalOrder());
  }

  private Stream<Instant> acceptedBetween(String kind, Instant from, Instant to) {
    return accepted.stream()
        .filter(write -> write.kind().equals(kind))
        .map(AcceptedWrite::acceptedAt)
        .filter(it -> it.isAfter(from) && it.isBefore(to));
  }
}
