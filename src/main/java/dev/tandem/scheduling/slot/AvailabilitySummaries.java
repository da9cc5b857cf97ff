package dev.tandem.scheduling.slot;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.scheduling.availability.Interval;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The availability summaries that were published last. */
@Repository
class AvailabilitySummaries {

  private final JdbcClient jdbc;

  AvailabilitySummaries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Locks the summaries in a statement of their own, before anything is read, so that a later call
   * never sees less than an earlier one.
   */
  void lock(Collection<UUID> mentors) {
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
  Optional<Long> update(UUID mentor, AvailabilitySummary summary) {
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

  /**
   * A summary of the slots that can be booked with a mentor.
   *
   * @param openMinutes number of minutes covered by at least one slot
   * @param nextOpen the earliest start
   */
  @ValueObject
  record AvailabilitySummary(int openMinutes, @Nullable Instant nextOpen) {

    static AvailabilitySummary of(List<Slot> slots) {
      var intervals =
          slots.stream().map(it -> Interval.between(it.startsAt(), it.endsAt())).toList();
      long seconds = Interval.union(intervals).stream().mapToLong(Interval::seconds).sum();
      var next = slots.stream().map(Slot::startsAt).min(Comparator.naturalOrder());
      return new AvailabilitySummary((int) (seconds / 60), next.orElse(null));
    }
  }
}
