package dev.tandem.scheduling.slot;

import dev.tandem.kernel.branch.Branch;
import dev.tandem.scheduling.availability.AvailabilityRules;
import dev.tandem.scheduling.offering.Mentors;
import dev.tandem.scheduling.offering.Offering;
import dev.tandem.scheduling.slot.MentorCalendars.MentorCalendar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jmolecules.ddd.annotation.Service;
import org.jspecify.annotations.Nullable;

/**
 * Finds the slots that can be booked. The number of queries does not depend on the number of
 * mentors.
 */
@Service
public class SlotFinder {

  /** Sessions this far outside a range can count towards the weekly limits inside it. */
  public static final Duration LIMIT_MARGIN = Duration.ofDays(8);

  /** Sessions farther outside a range overlap none inside it: length and buffers have two hours. */
  private static final Duration OVERLAP_MARGIN = Duration.ofHours(5);

  /** For as many days of offerings busy times are read before it is seen what was found. */
  private static final int FIRST_DAYS = 200;

  private final MentorCalendars calendars;
  private final BusyTimes busyTimes;
  private final Mentors mentors;
  private final Branch<OpenSlots> openSlots;
  private final Clock clock;

  SlotFinder(
      MentorCalendars calendars,
      BusyTimes busyTimes,
      Mentors mentors,
      Branch<OpenSlots> openSlots,
      Clock clock) {
    this.calendars = calendars;
    this.busyTimes = busyTimes;
    this.mentors = mentors;
    this.openSlots = openSlots;
    this.clock = clock;
  }

  /** The slots of these offerings that start in [from, until), earliest first. */
  public List<Slot> find(List<Offering> offerings, Instant from, Instant until) {
    return findWithout(null, offerings, from, until);
  }

  /**
   * The first of these slots. Reads the mentors' busy times from day to day until it has found
   * enough, and makes no more slots than it needs.
   */
  public List<Slot> findFirst(List<Offering> offerings, Instant from, Instant until, int most) {
    var rules = findBookable(offerings);
    var bookable = offerings.stream().filter(it -> rules.containsKey(mentor(it))).toList();
    var found = new ArrayList<Slot>();
    var days = Duration.ofDays(1 + FIRST_DAYS / Math.max(1, bookable.size()));
    var at = from;
    while (at.isBefore(until) && found.size() < most && !bookable.isEmpty()) {
      var next = at.plus(days).truncatedTo(ChronoUnit.MINUTES);
      var end = next.isBefore(until) ? next : until;
      var searches = searches(bookable, rules, at, end, null);
      found.addAll(merge(searches, at, end).first(most - found.size()));
      at = end;
      days = days.multipliedBy(4);
    }
    return found;
  }

  private MergedSlots merge(List<SlotSearch> searches, Instant from, Instant until) {
    var now = clock.instant();
    return new MergedSlots(
        searches,
        (search, start, end) ->
            openSlots.answer(mentor(search.offering()), it -> it.find(search, start, end, now)),
        from,
        until);
  }

  /**
   * The same slots, if one seat of a session were free.
   *
   * @param released the session; null for none
   */
  List<Slot> findWithout(
      @Nullable SessionId released, List<Offering> offerings, Instant from, Instant until) {
    if (!from.isBefore(until)) {
      return List.of();
    }
    var now = clock.instant();
    var slots = new ArrayList<Slot>();
    for (var search : searches(offerings, findBookable(offerings), from, until, released)) {
      slots.addAll(
          openSlots.answer(mentor(search.offering()), it -> it.find(search, from, until, now)));
    }
    slots.sort(Comparator.comparing(Slot::startsAt));
    return slots;
  }

  private List<SlotSearch> searches(
      List<Offering> offerings,
      Map<UUID, AvailabilityRules> rules,
      Instant from,
      Instant until,
      @Nullable SessionId released) {
    var limited = offerings.stream().anyMatch(offering -> offering.terms().hasLimits());
    var margin = limited ? LIMIT_MARGIN : OVERLAP_MARGIN;
    var busy = findBusyTimes(rules.keySet(), from.minus(margin), until.plus(margin), released);
    return offerings.stream()
        .filter(offering -> rules.containsKey(mentor(offering)))
        .map(offering ->
            new SlotSearch(
                offering,
                Objects.requireNonNull(rules.get(mentor(offering))),
                busy.getOrDefault(mentor(offering), List.of())))
        .toList();
  }

  /**
   * Whether open hours, notice, horizon and limits allow a session of the offering at exactly this
   * start. Whether the time is free is only decided when a seat is allocated. If the offering has
   * limits, the mentor is locked until the end of the transaction.
   */
  boolean isOffered(Offering offering, Instant start) {
    if (offering.withdrawn()) {
      return false;
    }
    if (offering.terms().hasLimits()) {
      mentors.lock(mentor(offering));
    }
    var only = List.of(offering);
    return searches(only, findBookable(only), start, start.plusSeconds(1), null).stream()
        .anyMatch(search -> search.canStartAt(start, clock.instant()));
  }

  private Map<UUID, AvailabilityRules> findBookable(List<Offering> offerings) {
    var ids = offerings.stream().map(SlotFinder::mentor).collect(Collectors.toSet());
    if (ids.isEmpty()) {
      return Map.of();
    }
    return calendars.find(ids).stream()
        .filter(MentorCalendar::bookable)
        .collect(Collectors.toMap(MentorCalendar::mentor, MentorCalendar::rules));
  }

  private Map<UUID, List<BusyTime>> findBusyTimes(
      Set<UUID> mentors, Instant from, Instant until, @Nullable SessionId released) {
    return busyTimes.find(mentors, from, until, released).stream()
        .collect(Collectors.groupingBy(BusyTime::mentor));
  }

  private static UUID mentor(Offering offering) {
    return offering.mentor().value();
  }
}
