package dev.tandem.scheduling.booking;

import dev.tandem.kernel.time.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
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

/** Where each booking's process stands, and what it did. */
@Component
public class BookingProcesses {

  private final JdbcClient jdbc;

  BookingProcesses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void save(BookingProcess process, Instant now) {
    jdbc.sql(
            """
            insert into scheduling.booking_process (booking_id, state, due_at, attempts, changed_at)
            values (:booking, :state, :due, 0, :now)
            on conflict (booking_id) do update
              set state = :state, due_at = :due, attempts = 0, changed_at = :now
            """)
        .param("booking", process.booking().value())
        .param("state", process.state().name())
        .param("due", Timestamps.toNullableTimestamp(process.dueAt()))
        .param("now", Timestamps.toTimestamp(now))
        .update();
  }

  public void recordStep(BookingId booking, ProcessStep step, String note, Instant now) {
    jdbc.sql("insert into scheduling.booking_step (booking_id, at, step, note) values (?, ?, ?, ?)")
        .params(booking.value(), Timestamps.toTimestamp(now), step.name(), note)
        .update();
  }

  public BookingProcess find(BookingId booking) {
    return jdbc.sql("select * from scheduling.booking_process where booking_id = ?")
        .param(booking.value())
        .query(BookingProcesses::mapRow)
        .single();
  }

  public Map<BookingId, BookingProcess> find(Collection<BookingId> bookings) {
    return jdbc
        .sql("select * from scheduling.booking_process where booking_id = any(?)")
        .param(bookings.stream().map(BookingId::value).toArray(UUID[]::new))
        .query(BookingProcesses::mapRow)
        .list()
        .stream()
        .collect(Collectors.toMap(BookingProcess::booking, Function.identity()));
  }

  public List<StepRecord> findSteps(BookingId booking) {
    return jdbc.sql(
            "select at, step, note from scheduling.booking_step where booking_id = ? order by id")
        .param(booking.value())
        .query((row, number) ->
            new StepRecord(
                Timestamps.readInstant(row, "at"),
                ProcessStep.valueOf(row.getString("step")),
                row.getString("note")))
        .list();
  }

  /** One that is due, locked by its booking; those that another instance works on are passed by. */
  public Optional<BookingId> lockDue(Instant now) {
    return jdbc.sql(
            """
            select b.id from scheduling.booking_process p
              join scheduling.booking b on b.id = p.booking_id
            where p.due_at <= :now order by p.due_at limit 1 for update of b skip locked
            """)
        .param("now", Timestamps.toTimestamp(now))
        .query(UUID.class)
        .optional()
        .map(BookingId::new);
  }

  /** After a failed attempt: 2, 4, 8… seconds, at most an hour. */
  public void postpone(BookingId booking, Instant now) {
    var attempts = find(booking).attempts() + 1;
    var pause = Duration.ofSeconds(Math.min(3600, 1L << Math.min(attempts, 12)));
    jdbc.sql("update scheduling.booking_process set attempts = ?, due_at = ? where booking_id = ?")
        .params(attempts, Timestamps.toTimestamp(now.plus(pause)), booking.value())
        .update();
  }

  private static BookingProcess mapRow(ResultSet row, int number) throws SQLException {
    return new BookingProcess(
        new BookingId(row.getObject("booking_id", UUID.class)),
        ProcessState.valueOf(row.getString("state")),
        Timestamps.readNullableInstant(row, "due_at"),
        row.getInt("attempts"));
  }

  public record StepRecord(Instant at, ProcessStep step, String note) {}
}
