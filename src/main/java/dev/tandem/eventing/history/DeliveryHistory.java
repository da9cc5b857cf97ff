package dev.tandem.eventing.history;

import dev.tandem.eventing.log.Cursors;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Which subscription has handled which event. A row is written in the statement that ends its
 * delivery, so that it costs no round trip, and is true if and only if the delivery is committed.
 */
@Component
public class DeliveryHistory {

  private static final String ADVANCE_AND_RECORD =
      "with advanced as (%s) %s"
          .formatted(
              Cursors.SAVE,
              recording(
                  """
                  select event_id, subscription, 'HANDLED', max(took), 1, ?, count(*)
                    from unnest(?::uuid[], ?::text[], ?::bigint[]) h (event_id, subscription, took)
                   group by event_id, subscription
                  """));

  private final JdbcTemplate jdbc;
  private final ProcessName process;

  DeliveryHistory(JdbcTemplate jdbc, ProcessName process) {
    this.jdbc = jdbc;
    this.process = process;
  }

  /**
   * The statement that records deliveries; one that was recorded before counts as another time.
   *
   * @param rows a query for event, subscription, outcome, microseconds, attempts, process and
   *     times, with each event and subscription once
   */
  public static String recording(String rows) {
    return """
    insert into eventing.delivery as d
      (event_id, subscription, outcome, took_micros, attempts, process, times)
    %s
    on conflict (event_id, subscription) do update
       set outcome = excluded.outcome, at = excluded.at, took_micros = excluded.took_micros,
           attempts = excluded.attempts, process = excluded.process,
           times = d.times + excluded.times
    """
        .formatted(rows);
  }

  /** Saves the cursors and what was delivered on their way, in one batch. */
  public void save(List<CursorAdvance> advances) {
    jdbc.batchUpdate(ADVANCE_AND_RECORD, advances.stream().map(this::parameters).toList());
  }

  private Object[] parameters(CursorAdvance advance) {
    var handled = advance.handled();
    return Stream.concat(
            Arrays.stream(Cursors.saveParameters(advance.cursor())),
            Stream.of(
                process.toString(),
                handled.stream().map(HandledDelivery::eventId).toArray(UUID[]::new),
                handled.stream().map(HandledDelivery::subscription).toArray(String[]::new),
                handled.stream().mapToLong(it -> it.took().toNanos() / 1_000).toArray()))
        .toArray();
  }
}
