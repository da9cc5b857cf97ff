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
   * @param events how many the command led to; none if it was refused or had been applied before
   */
  void record(OpenedStream<?> opened, Object command, int events) {
    jdbc.sql(
            """
            insert into billing.decision (stream, version, type, command, events, at)
            values (?, ?, ?, ?, ?, ?)\
            """)
        .params(
            opened.stream().value(),
            opened.head().version(),
            StoredNames.nameOf(command.getClass()),
            StoredJson.format(command),
            events,
            clock.instant().truncatedTo(ChronoUnit.MICROS))
        .update();
  }
}
