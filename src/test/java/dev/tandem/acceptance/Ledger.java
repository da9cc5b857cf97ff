package dev.tandem.acceptance;

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
final class Ledger {

  /** Accepted bookings and packs by the mentee who made them. */
  private final Map<String, Queue<String>> bookings = new ConcurrentHashMap<>();

  private final Map<String, Queue<String>> packs = new ConcurrentHashMap<>();
  private final Queue<Accepted> accepted = new ConcurrentLinkedQueue<>();
  private final Queue<String> dishonest = new ConcurrentLinkedQueue<>();
  private final LongAdder reads = new LongAdder();
  private final LongAdder aged = new LongAdder();
  private final LongAdder toldToWait = new LongAdder();
  private final LongAdder repeated = new LongAdder();

  record Accepted(String what, Instant at) {}

  void booked(String mentee, String booking, Accepted how) {
    bookings.computeIfAbsent(mentee, it -> new ConcurrentLinkedQueue<>()).add(booking);
    accepted.add(how);
  }

  void bought(String mentee, String pack, Accepted how) {
    packs.computeIfAbsent(mentee, it -> new ConcurrentLinkedQueue<>()).add(pack);
    accepted.add(how);
  }

  void read(Answer answer) {
    reads.increment();
    if (isHonest(answer)) {
      toldToWait.increment();
    } else if (answer.status() != 200) {
      dishonest.add(answer.request() + " answered " + answer.status() + " " + start(answer));
    } else if (answer.headers().firstValue("Age").isPresent()) {
      aged.increment();
    }
  }

  void dishonest(String what) {
    dishonest.add(what);
  }

  void again(Answer answer) {
    if (isHonest(answer)) {
      toldToWait.increment();
    } else {
      dishonest.add(answer.request() + " answered " + answer.status() + " " + start(answer));
    }
  }

  void repeated() {
    repeated.increment();
  }

  private static boolean isHonest(Answer answer) {
    return answer.status() == 503 && answer.headers().firstValue("Retry-After").isPresent();
  }

  private static String start(Answer answer) {
    return answer.text().substring(0, Math.min(200, answer.text().length()));
  }

  Map<String, Queue<String>> bookings() {
    return bookings;
  }

  Map<String, Queue<String>> packs() {
    return packs;
  }

  Collection<String> dishonest() {
    return dishonest;
  }

  long reads() {
    return reads.sum();
  }

  long aged() {
    return aged.sum();
  }

  long toldToWait() {
    return toldToWait.sum();
  }

  long resent() {
    return repeated.sum();
  }

  long count(String what) {
    return accepted.stream().filter(it -> it.what().equals(what)).count();
  }

  /** The longest time in which nothing of this kind was accepted, between two moments. */
  Duration longestGap(String what, Instant from, Instant to) {
    var moments = new ArrayList<>(List.of(from, to));
    between(what, from, to).forEach(moments::add);
    moments.sort(Comparator.naturalOrder());
    var longest = Duration.ZERO;
    for (int i = 1; i < moments.size(); i++) {
      var gap = Duration.between(moments.get(i - 1), moments.get(i));
      longest = gap.compareTo(longest) > 0 ? gap : longest;
    }
    return longest;
  }

  Optional<Instant> firstAfter(String what, Instant moment) {
    return between(what, moment, Instant.MAX).min(Comparator.naturalOrder());
  }

  private Stream<Instant> between(String what, Instant from, Instant to) {
    return accepted.stream()
        .filter(it -> it.what().equals(what) && it.at().isAfter(from) && it.at().isBefore(to))
        .map(Accepted::at);
  }
}
