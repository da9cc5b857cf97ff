package dev.tandem.eventing.incident;

import dev.tandem.eventing.log.EventTypes;
import dev.tandem.kernel.persistence.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The failed deliveries in this process's database, and what operators did to deliveries there. */
@Component
public class DeliveryIncidents {

  private final JdbcClient jdbc;
  private final EventTypes types;

  DeliveryIncidents(JdbcClient jdbc, EventTypes types) {
    this.jdbc = jdbc;
    this.types = types;
  }

  /** What waits for an operator now and happened before that time; the oldest comes first. */
  public List<ParkedDeliveries> parkedBefore(Instant end) {
    return jdbc.sql(
            """
            select subscription, name, count(*) as count, min(recorded_at) as since,
                   (array_agg(reason order by recorded_at))[1] as reason,
                   (array_agg(payload order by recorded_at))[1] as payload
              from eventing.parked where state = 'PARKED' and recorded_at < ?
             group by subscription, name order by since, subscription, name
            """)
        .param(end)
        .query((row, number) -> parked(row))
        .list();
  }

  private ParkedDeliveries parked(ResultSet row) throws SQLException {
    var event = row.getString("name");
    var reason = Objects.requireNonNullElse(row.getString("reason"), "");
    return new ParkedDeliveries(
        row.getString("subscription"),
        event,
        row.getLong("count"),
        row.getObject("since", OffsetDateTime.class).toInstant(),
        types.redacted(event, row.getString("payload"), reason));
  }

  /**
   * The earliest comes first.
   *
   * @param end exclusive
   */
  public List<DeliveryCommand> commands(Instant start, Instant end) {
    return jdbc.sql(
            """
            select at, operator, action, subject, detail
              from eventing.audit where at >= ? and at < ? order by at, id
            """)
        .params(start, end)
        .query(Rows.of(DeliveryCommand.class))
        .list();
  }
}
