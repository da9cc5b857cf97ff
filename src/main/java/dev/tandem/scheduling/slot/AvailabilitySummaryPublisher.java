package dev.tandem.scheduling.slot;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.scheduling.events.AvailabilitySummaryChanged;
import dev.tandem.scheduling.offering.Offerings;
import dev.tandem.scheduling.offering.SchedulingProperties;
import dev.tandem.scheduling.slot.AvailabilitySummaries.AvailabilitySummary;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jmolecules.ddd.annotation.Service;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;

/** Publishes a mentor's availability summary whenever it has changed. */
@Service
class AvailabilitySummaryPublisher {

  private final SlotFinder slotFinder;
  private final Offerings offerings;
  private final SchedulingProperties properties;
  private final AvailabilitySummaries summaries;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  AvailabilitySummaryPublisher(
      SlotFinder slotFinder,
      Offerings offerings,
      SchedulingProperties properties,
      AvailabilitySummaries summaries,
      ApplicationEventPublisher events,
      Clock clock) {
    this.slotFinder = slotFinder;
    this.offerings = offerings;
    this.properties = properties;
    this.summaries = summaries;
    this.events = events;
    this.clock = clock;
  }

  /** Recalculates the summaries of these mentors; concurrent calls for a mentor wait. */
  @Transactional
  void refresh(Collection<UUID> mentors) {
    summaries.lock(mentors);
    var now = clock.instant();
    var until = now.plus(Duration.ofDays(properties.summaryDays()));
    var slotsByMentor =
        slotFinder.find(offerings.findOpen(mentors), now, until).stream()
            .collect(Collectors.groupingBy(Slot::mentorId));
    for (var mentor : mentors) {
      var summary = AvailabilitySummary.of(slotsByMentor.getOrDefault(mentor, List.of()));
      summaries
          .update(mentor, summary)
          .ifPresent(version -> publish(mentor, version, summary, now));
    }
  }

  private void publish(UUID mentor, long version, AvailabilitySummary summary, Instant now) {
    events.publishEvent(
        new AvailabilitySummaryChanged(
            EventMetadata.about(mentor, version, now),
            mentor,
            summary.openMinutes(),
            summary.nextOpen()));
  }
}
