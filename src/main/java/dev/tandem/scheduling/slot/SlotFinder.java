package dev.tandem.scheduling.slot;

import dev.tandem.scheduling.availability.Availabilities;
import dev.tandem.scheduling.availability.Availability;
import dev.tandem.scheduling.offering.Mentors;
import dev.tandem.scheduling.offering.Offering;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jmolecules.ddd.annotation.Service;

/** What can be booked now. A handful of queries, whether one mentor is asked for or hundreds. */
@Service
public class SlotFinder {

  /** Sessions this far around a range count towards the limits of its weeks. */
  private static final Duration LIMIT_MARGIN = Duration.ofDays(8);

  private final Availabilities availabilities;
  private final BusyTimes busyTimes;
  private final SuspendedMentors suspendedMentors;
  private final Mentors mentors;
  private final Clock clock;

  SlotFinder(
      Availabilities availabilities,
      BusyTimes busyTimes,
      SuspendedMentors suspendedMentors,
      Mentors mentors,
      Clock clock) {
    this.availabilities = availabilities;
    this.busyTimes = busyTimes;
    this.suspendedMentors = suspendedMentors;
    this.mentors = mentors;
    this.clock = clock;
  }

  /** Starts in [from, until) of the offerings, earliest first. */
  public List<Slot> find(List<Offering> offerings, Instant from, Instant until) {
    var asked = offerings.stream().map(it -> it.mentor().value()).collect(Collectors.toSet());
    if (asked.isEmpty() || !from.isBefore(until)) {
      return List.of();
    }
    var availability = findBookable(asked);
    var busy = findBusyTimes(asked, from, until);
    var now = clock.instant();
    return offerings.stream()
        .mapMulti((Offering it, Consumer<Slot> found) -> {
          var mentor = it.mentor().value();
          var rules = availability.get(mentor);
          if (rules != null) {
            new SlotSearch(it, rules, busy.getOrDefault(mentor, List.of()))
                .findStarts(from, until, now)
                .forEach(found);
          }
        })
        .sorted(Comparator.comparing(Slot::startsAt))
        .toList();
  }

  /**
   * Whether the offering can start exactly then, by open hours, notice, horizon and limits. Not
   * whether the time is taken: that is decided by taking it. Where there are limits, whoever asks
   * for the same mentor in another transaction waits for this one.
   */
  boolean isOffered(Offering offering, Instant start) {
    if (offering.withdrawn()) {
      return false;
    }
    var mentor = offering.mentor().value();
    if (offering.terms().hasLimits()) {
      mentors.lock(mentor);
    }
    var busy =
        findBusyTimes(Set.of(mentor), start, start.plusSeconds(1)).getOrDefault(mentor, List.of());
    return findBookable(Set.of(mentor)).values().stream()
        .anyMatch(it -> new SlotSearch(offering, it, busy).canStartAt(start, clock.instant()));
  }

  private Map<UUID, Availability> findBookable(Set<UUID> mentors) {
    var suspended = suspendedMentors.findSuspendedMentors();
    return availabilities.findListed(mentors).stream()
        .filter(it -> !suspended.contains(it.mentor().value()))
        .collect(Collectors.toMap(it -> it.mentor().value(), Function.identity()));
  }

  private Map<UUID, List<BusyTime>> findBusyTimes(Set<UUID> mentors, Instant from, Instant until) {
    return busyTimes.find(mentors, from.minus(LIMIT_MARGIN), until.plus(LIMIT_MARGIN)).stream()
        .collect(Collectors.groupingBy(BusyTime::mentor));
  }
}
