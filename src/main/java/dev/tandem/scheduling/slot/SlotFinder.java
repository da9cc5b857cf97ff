package dev.tandem.scheduling.slot;

import dev.tandem.kernel.branch.Branch;
import dev.tandem.scheduling.availability.Availabilities;
import dev.tandem.scheduling.availability.Availability;
import dev.tandem.scheduling.availability.AvailabilityRules;
import dev.tandem.scheduling.offering.Mentors;
import dev.tandem.scheduling.offering.Offering;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
  private static final Duration LIMIT_MARGIN = Duration.ofDays(8);

  private final Availabilities availabilities;
  private final BusyTimes busyTimes;
  private final SuspendedMentors suspendedMentors;
  private final Mentors mentors;
  private final Branch<OpenSlots> openSlots;
  private final Clock clock;

  SlotFinder(
      Availabilities availabilities,
      BusyTimes busyTimes,
      SuspendedMentors suspendedMentors,
      Mentors mentors,
      Branch<OpenSlots> openSlots,
      Clock clock) {
    this.availabilities = availabilities;
    this.busyTimes = busyTimes;
    this.suspendedMentors = suspendedMentors;
    this.mentors = mentors;
    this.openSlots = openSlots;
    this.clock = clock;
  }

  /** The slots of these offerings that start in [from, until), earliest first. */
  public List<Slot> find(List<Offering> offerings, Instant from, Instant until) {
    return findWithout(null, offerings, from, until);
  }

  /**
   * The same slots, if one seat of a session were free.
   *
   * @param released the session; null for none
   */
  List<Slot> findWithout(
      @Nullable SessionId released, List<Offering> offerings, Instant from, Instant until) {
    var mentorIds = offerings.stream().map(it -> it.mentor().value()).collect(Collectors.toSet());
    if (mentorIds.isEmpty() || !from.isBefore(until)) {
      return List.of();
    }
    var availabilityByMentor = findBookable(mentorIds);
    var busyTimesByMentor = findBusyTimes(mentorIds, from, until, released);
    var now = clock.instant();
    var slots = new ArrayList<Slot>();
    for (var offering : offerings) {
      var mentor = offering.mentor().value();
      var availability = availabilityByMentor.get(mentor);
      if (availability != null) {
        var busy = busyTimesByMentor.getOrDefault(mentor, List.of());
        var search = new SlotSearch(offering, availability, busy);
        slots.addAll(openSlots.answer(mentor, it -> it.find(search, from, until, now)));
      }
    }
    slots.sort(Comparator.comparing(Slot::startsAt));
    return slots;
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
    var mentor = offering.mentor().value();
    if (offering.terms().hasLimits()) {
      mentors.lock(mentor);
    }
    var availability = findBookable(Set.of(mentor)).get(mentor);
    if (availability == null) {
      return false;
    }
    var busy =
        findBusyTimes(Set.of(mentor), start, start.plusSeconds(1), null)
            .getOrDefault(mentor, List.of());
    return new SlotSearch(offering, availability, busy).canStartAt(start, clock.instant());
  }

  private Map<UUID, AvailabilityRules> findBookable(Set<UUID> mentorIds) {
    var suspended = suspendedMentors.findSuspendedMentors();
    return availabilities.findListed(mentorIds).stream()
        .filter(availability -> !suspended.contains(availability.mentor().value()))
        .collect(Collectors.toMap(found -> found.mentor().value(), Availability::rules));
  }

  private Map<UUID, List<BusyTime>> findBusyTimes(
      Set<UUID> mentorIds, Instant from, Instant until, @Nullable SessionId released) {
    return busyTimes
        .find(mentorIds, from.minus(LIMIT_MARGIN), until.plus(LIMIT_MARGIN), released)
        .stream()
        .collect(Collectors.groupingBy(BusyTime::mentor));
  }
}
