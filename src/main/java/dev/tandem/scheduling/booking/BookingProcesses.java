package dev.tandem.scheduling.booking;

import dev.tandem.eventing.publishing.ProcessTrace;
import dev.tandem.kernel.persistence.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The state of each booking's process, and the steps it has taken. */
@Component
public class BookingProcesses {

  private final JdbcClient jdbc;
  private final ProcessTrace trace;

  BookingProcesses(JdbcClient jdbc, ProcessTrace trace) {
    this.jdbc = jdbc;
    this.trace = trace;
  }

  /** The trace of the step that is being taken is linked to that of the step before. */
  void save(BookingProcess process, Instant now) {
    var step = trace.current();
    jdbc.sql(
            """
            insert into scheduling.booking_process
              (booking_id, state, due_at, attempts, changed_at, trace)
            values (:booking_id, :state, :due_at, :attempts, :now, :trace)
            on conflict (booking_id) do update
              set state = :state, due_at = :due_at, attempts = :attempts, changed_at = :now,
                  trace = :trace
            returning (select p.trace from scheduling.booking_process p
                        where p.booking_id = :booking_id) as previous
            """)
        .paramSource(process)
        .param("now", now)
        .param("trace", step)
        .query((row, i) -> Optional.ofNullable(row.getString("previous")))
        .single()
        .ifPresent(trace::continueFrom);
  }

  public void recordStep(BookingId booking, ProcessStep step, String note, Instant now) {
    jdbc.sql("insert into scheduling.booking_step (booking_id, at, step, note) values (?, ?, ?, ?)")
        .params(booking, now, step, note)
        .update();
  }

  /** The refund decides the tier of the cancellation. */
  void recordCancellation(BookingId booking, String note, int refundBasisPoints, Instant now) {
    jdbc.sql(
            """
            insert into scheduling.booking_step (booking_id, at, step, note, refund_basis_points)
            values (?, ?, ?, ?, ?)
            """)
        .params(booking, now, ProcessStep.RELEASE, note, refundBasisPoints)
        .update();
  }

  public BookingProcess find(BookingId booking) {
    return jdbc.sql("select * from scheduling.booking_process where booking_id = ?")
        .param(booking)
        .query(BookingProcess.class)
        .single();
  }

  public Map<BookingId, BookingProcess> find(Collection<BookingId> bookings) {
    return jdbc
        .sql("select * from scheduling.booking_process where booking_id = any(?)")
        .param(bookings.stream().map(BookingId::value).toArray(UUID[]::new))
        .query(Rows.of(BookingProcess.class))
        .list()
        .stream()
        .collect(Collectors.toMap(BookingProcess::booking, Function.identity()));
  }

  public List<StepRecord> findSteps(BookingId booking) {
    return jdbc.sql(
            "select at, step, note from scheduling.booking_step where booking_id = ? order by id")
        .param(booking)
        .query(Rows.of(StepRecord.class))
        .list();
  }

  /**
   * Finds one booking that is due and locks it, skipping those that another instance has locked.
   */
  public Optional<BookingId> lockDue(Instant now) {
    return jdbc.sql(
            """
            select b.id from scheduling.booking_process p
              join scheduling.booking b on b.id = p.booking_id
            where p.due_at <= ? order by p.due_at limit 1 for update of b skip locked
            """)
        .param(now)
        .query(BookingId.class)
        .optional();
  }

  /** Retries a failed step after 2, 4, 8… seconds, at most an hour. */
  public void postpone(BookingId booking, Instant now) {
    var attempts = find(booking).attempts() + 1;
    var pause = Duration.ofSeconds(Math.min(3600, 1L << Math.min(attempts, 12)));
    jdbc.sql("update scheduling.booking_process set attempts = ?, due_at = ? where booking_id = ?")
        .params(attempts, now.plus(pause), booking)
        .update();
  }
}
