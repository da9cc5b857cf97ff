package dev.tandem.billing.store;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps each command beside the version of the account that it met, in the transaction that records
 * its events, so that it can be decided again (decision 0087). A command contains all that its
 * decision depends on, so nothing else is kept; like events, it has ids and amounts only.
 */
@Component
class DecisionLog {

  private final JdbcClient jdbc;
  private final Clock clock;

  DecisionLog(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Keeps a refusal once that is repeated word for word, as by a schedule that tries again every
   * few seconds.
   *
   * @param events how many the command led to; none if it was refused or had been applied before
   */
  void record(OpenedStream<?> opened, Object command, int events) {
    jdbc.sql(
            """
            insert into billing.decision (stream, version, type, command, events, at)
            select :stream, :version, :type, :command, :events, :at
             where :events > 0 or not exists (
               select from billing.decision
                where stream = :stream and version = :version and command = :command
                  and type = :type)\
            """)
        .param("stream", opened.stream().value())
        .param("version", opened.head().version())
        .param("type", StoredNames.nameOf(command.getClass()))
        .param("command", StoredJson.format(command))
        .param("events", events)
        .param("at", clock.instant().truncatedTo(ChronoUnit.MICROS))
        .update();
  }
}
