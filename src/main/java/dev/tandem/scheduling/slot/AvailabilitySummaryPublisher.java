package dev.tandem.scheduling.slot;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.persistence.Rows;
import dev.tandem.scheduling.events.AvailabilitySummaryChanged;
import dev.tandem.scheduling.offering.Offerings;
import dev.tandem.scheduling.offering.SchedulingProperties;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jmolecules.ddd.annotation.Service;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Publishes a mentor's availability summary whenever it has changed. */
@Service
class AvailabilitySummaryPublisher {

  private final SlotFinder slotFinder;
  private final Offerings offerings;
  private final SchedulingProperties properties;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  AvailabilitySummaryPublisher(
      SlotFinder slotFinder,
      Offerings offerings,
      SchedulingProperties properties,
      JdbcClient jdbc,
      ApplicationEventPublisher events,
      Clock clock) {
    this.slotFinder = slotFinder;
    this.offerings = offerings;
    this.properties = properties;
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  /** Recalculates the summaries of these mentors; concurrent calls for a mentor wait. */
  @Transactional
  void refresh(Collection<UUID> mentors) {
    lock(mentors);
    var now = clock.instant();
    var until = now.plus(Duration.ofDays(properties.summaryDays()));
    var slotsByMentor =
        slotFinder.find(offerings.findOpen(mentors), now, until).stream()
            .collect(Collectors.groupingBy(Slot::mentorId));
    for (var mentor : mentors) {
      var summary = AvailabilitySummary.of(slotsByMentor.getOrDefault(mentor, List.of()));
      update(mentor, summary).ifPresent(version -> publish(mentor, version, summary, now));
    }
  }

  /**
   * Locks the summaries in a statement of their own, before anything is read, so that a later call
   * never sees less than an earlier one.
   */
  private void lock(Collection<UUID> mentors) {
    var ids = mentors.stream().sorted().distinct().toArray(UUID[]::new);
    jdbc.sql(
            """
            insert into scheduling.availability_summary (mentor_id, version, open_minutes)
            select unnest(?::uuid[]), 0, 0 on conflict do nothing
            """)
        .param(ids)
        .update();
    jdbc.sql(
            """
            select mentor_id from scheduling.availability_summary
            where mentor_id = any(?) order by mentor_id for update
            """)
        .param(ids)
        .query(Rows.of(UUID.class))
        .list();
  }

  /**
   * @return the new version, or empty if the summary is unchanged
   */
  private Optional<Long> update(UUID mentor, AvailabilitySummary summary) {
    return jdbc.sql(
            """
            update scheduling.availability_summary
            set version = version + 1, open_minutes = :minutes, next_open = :next
            where mentor_id = :mentor
              and (open_minutes, next_open) is distinct from (:minutes, :next)
            returning version
            """)
        .param("mentor", mentor)
        .param("minutes", summary.openMinutes())
        .param("next", summary.nextOpen(), Types.TIMESTAMP_WITH_TIMEZONE)
        .query(Long.class)
        .optional();
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
