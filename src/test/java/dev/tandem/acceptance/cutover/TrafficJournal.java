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

/** What the driver of the traffic was told, kept apart from what Tandem keeps. */
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

  record AcceptedWrite(String kind, Instant acceptedAt) {}

  void recordBooking(String mentee, String booking, AcceptedWrite how) {
    bookings.computeIfAbsent(mentee, it -> new ConcurrentLinkedQueue<>()).add(booking);
    accepted.add(how);
  }

  void recordPurchase(String mentee, String pack, AcceptedWrite how) {
    packs.computeIfAbsent(mentee, it -> new ConcurrentLinkedQueue<>()).add(pack);
    accepted.add(how);
  }

  void recordRead(ApiResponse answer) {
    reads.increment();
    if (isRetryLater(answer)) {
      retryLaterResponses.increment();
    } else if (answer.status() != 200) {
      unexpectedResponses.add(
          answer.request() + " answered " + answer.status() + " " + excerpt(answer));
    } else if (answer.headers().firstValue("Age").isPresent()) {
      staleReads.increment();
    }
  }

  void recordUnexpectedResponse(String what) {
    unexpectedResponses.add(what);
  }

  void recordRejectedWrite(ApiResponse answer) {
    if (isRetryLater(answer)) {
      retryLaterResponses.increment();
    } else {
      unexpectedResponses.add(
          answer.request() + " answered " + answer.status() + " " + excerpt(answer));
    }
  }

  void recordResend() {
    resends.increment();
  }

  private static boolean isRetryLater(ApiResponse answer) {
    return answer.status() == 503 && answer.headers().firstValue("Retry-After").isPresent();
  }

  private static String excerpt(ApiResponse answer) {
    return answer.text().substring(0, Math.min(200, answer.text().length()));
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

  long countAccepted(String what) {
    return accepted.stream().filter(it -> it.kind().equals(what)).count();
  }

  /** The longest time in which nothing of this kind was accepted, between two moments. */
  Duration longestGap(String what, Instant from, Instant to) {
    var moments = new ArrayList<>(List.of(from, to));
    acceptedBetween(what, from, to).forEach(moments::add);
    moments.sort(Comparator.naturalOrder());
    var longest = Duration.ZERO;
    for (int i = 1; i < moments.size(); i++) {
      var gap = Duration.between(moments.get(i - 1), moments.get(i));
      longest = gap.compareTo(longest) > 0 ? gap : longest;
    }
    return longest;
  }

  Optional<Instant> firstAcceptedAfter(String what, Instant moment) {
    return acceptedBetween(what, moment, Instant.MAX).min(Comparator.naturalOrder());
  }

  private Stream<Instant> acceptedBetween(String what, Instant from, Instant to) {
    return accepted.stream()
        .filter(it ->
            it.kind().equals(what) && it.acceptedAt().isAfter(from) && it.acceptedAt().isBefore(to))
        .map(AcceptedWrite::acceptedAt);
  }
}
