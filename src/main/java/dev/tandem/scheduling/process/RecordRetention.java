package dev.tandem.scheduling.process;

import java.time.Clock;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets the keys of requests that nobody repeats any more, and what happened with bookings that
 * ended long ago, what mentees wrote for them, and where mentors met for once. Each statement
 * deletes a bounded number, found by its time; what is left of a large backlog waits for the next
 * run.
 */
@Component
class RecordRetention {

  private static final Duration KEYS = Duration.ofDays(7);
  private static final Duration STEPS = Duration.ofDays(400);

  /** Sessions are booked a year ahead at most, and read about afterwards. */
  private static final Duration NOTES = Duration.ofDays(800);

  private static final int DELETED_AT_ONCE = 2_000;
  private static final int STATEMENTS = 50;

  private final JdbcClient jdbc;
  private final Clock clock;

  RecordRetention(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${tandem.scheduling.pruning:1h}", initialDelayString = "1m")
  void prune() {
    repeat(this::deleteKeys);
    repeat(this::deleteSteps);
    repeat(this::deleteNotes);
    repeat(this::deleteMeetings);
  }

  private static void repeat(IntSupplier deletion) {
    for (int i = 0; i < STATEMENTS && deletion.getAsInt() == DELETED_AT_ONCE; i++) {}
  }

  /** By real time, at which keys are stored. */
  private int deleteKeys() {
    return jdbc.sql(
            """
            delete from scheduling.idempotency where ctid = any(array(
              select ctid from scheduling.idempotency
              where used_at < now() - :kept * interval '1 second'
              order by used_at limit :most))
            """)
        .param("kept", KEYS.toSeconds())
        .param("most", DELETED_AT_ONCE)
        .update();
  }

  private int deleteSteps() {
    return jdbc.sql(
            """
            delete from scheduling.booking_step where id = any(array(
              select s.id from scheduling.booking_step s
              where s.at < :before and exists (select from scheduling.booking_process p
                where p.booking_id = s.booking_id and p.state in ('DONE', 'COMPENSATED'))
              order by s.at limit :most))
            """)
        .param("before", clock.instant().minus(STEPS))
        .param("most", DELETED_AT_ONCE)
        .update();
  }

  private int deleteNotes() {
    return jdbc.sql(
            """
            delete from scheduling.booking_note where booking_id = any(array(
              select booking_id from scheduling.booking_note
              where written_at < :before order by written_at limit :most))
            """)
        .param("before", clock.instant().minus(NOTES))
        .param("most", DELETED_AT_ONCE)
        .update();
  }

  private int deleteMeetings() {
    return jdbc.sql(
            """
            delete from scheduling.meeting where id = any(array(
              select id from scheduling.meeting
              where changed_at < :before order by changed_at limit :most))
            """)
        .param("before", clock.instant().minus(NOTES))
        .param("most", DELETED_AT_ONCE)
        .update();
  }
}
