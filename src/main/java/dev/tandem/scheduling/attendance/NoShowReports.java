package dev.tandem.scheduling.attendance;

import dev.tandem.kernel.time.Timestamps;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.events.NoShowOutcome;
import dev.tandem.scheduling.events.Party;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The reports of no-shows, one a booking. */
@Component
public class NoShowReports {

  private final JdbcClient jdbc;

  NoShowReports(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(NoShowReport claim) {
    jdbc.sql(
            """
            insert into scheduling.no_show (booking_id, absent, reported_by, reported_at)
            values (?, ?, ?, ?)
            """)
        .params(
            claim.booking().value(),
            claim.absent().name(),
            claim.reportedBy().name(),
            Timestamps.toTimestamp(claim.reportedAt()))
        .update();
  }

  void markDisputed(BookingId booking, Instant now) {
    jdbc.sql("update scheduling.no_show set disputed_at = ? where booking_id = ?")
        .params(Timestamps.toTimestamp(now), booking.value())
        .update();
  }

  void markResolved(BookingId booking, NoShowOutcome outcome, Instant now) {
    jdbc.sql("update scheduling.no_show set outcome = ?, resolved_at = ? where booking_id = ?")
        .params(outcome.name(), Timestamps.toTimestamp(now), booking.value())
        .update();
  }

  public Optional<NoShowReport> find(BookingId booking) {
    return jdbc.sql("select * from scheduling.no_show where booking_id = ?")
        .param(booking.value())
        .query(NoShowReports::mapRow)
        .optional();
  }

  private static NoShowReport mapRow(ResultSet row, int number) throws SQLException {
    return new NoShowReport(
        new BookingId(row.getObject("booking_id", UUID.class)),
        Party.valueOf(row.getString("absent")),
        Party.valueOf(row.getString("reported_by")),
        Timestamps.readInstant(row, "reported_at"),
        Timestamps.readNullableInstant(row, "disputed_at"),
        outcome(row.getString("outcome")));
  }

  private static @Nullable NoShowOutcome outcome(@Nullable String name) {
    return name == null ? null : NoShowOutcome.valueOf(name);
  }
}
