package dev.tandem.scheduling.slot;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The slots of several searches in the order of their starts, and of the searches where starts are
 * equal. Each search is asked for a few hours at a time, only when no other has an earlier slot: so
 * the first slots of a thousand mentors are found without making all the others.
 */
final class MergedSlots {

  private static final Duration FIRST_STEP = Duration.ofHours(2);

  private final PriorityQueue<Source> sources =
      new PriorityQueue<>(
          Comparator.comparing(Source::earliest).thenComparingInt(source -> source.place));
  private final Finder finder;
  private final Instant until;

  /** Finds the slots of a search in [from, until), in order. */
  @FunctionalInterface
  interface Finder {

    List<Slot> find(SlotSearch search, Instant from, Instant until);
  }

  MergedSlots(List<SlotSearch> searches, Finder finder, Instant from, Instant until) {
    this.finder = finder;
    this.until = until;
    for (int place = 0; place < searches.size(); place++) {
      sources.add(new Source(searches.get(place), place, from));
    }
  }

  List<Slot> first(int most) {
    var found = new ArrayList<Slot>();
    while (found.size() < most && !sources.isEmpty()) {
      var source = sources.remove();
      if (source.slots.isEmpty()) {
        source.searchOn();
      } else {
        found.add(source.slots.remove());
      }
      if (!source.isExhausted()) {
        sources.add(source);
      }
    }
    return found;
  }

  /** A search as far as it was asked. */
  private final class Source {

    private final SlotSearch search;
    private final int place;
    private final Deque<Slot> slots = new ArrayDeque<>();
    private Instant searchedUntil;
    private Duration step = FIRST_STEP;

    Source(SlotSearch search, int place, Instant from) {
      this.search = search;
      this.place = place;
      this.searchedUntil = from;
    }

    /** No slot of this search that was not taken yet begins earlier. */
    Instant earliest() {
      return slots.isEmpty() ? searchedUntil : slots.element().startsAt();
    }

    /** Up to a whole minute, since a search compares starts with its end in seconds. */
    void searchOn() {
      var next = searchedUntil.plus(step).truncatedTo(ChronoUnit.MINUTES);
      var end = next.isBefore(until) ? next : until;
      slots.addAll(finder.find(search, searchedUntil, end));
      searchedUntil = end;
      step = slots.isEmpty() ? step.multipliedBy(2) : FIRST_STEP;
    }

    boolean isExhausted() {
      return slots.isEmpty() && !searchedUntil.isBefore(until);
    }
  }
}
