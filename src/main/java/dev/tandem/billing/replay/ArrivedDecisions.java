package dev.tandem.billing.replay;

import dev.tandem.kernel.persistence.Rows;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides again what was recorded after a position, as it arrives: on the side that is not live,
 * whose copy has the same history. Whoever asks remembers how far they have come.
 */
@Component
class ArrivedDecisions {

  private static final int AT_A_TIME = 500;
  private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(1);

  private final RecordedHistory history;
  private final JdbcClient jdbc;
  private final Clock clock;

  ArrivedDecisions(RecordedHistory history, JdbcClient jdbc, Clock clock) {
    this.history = history;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  DecidedAgain decideAfter(long position) {
    var longAgo = clock.instant().minus(LONGEST_TRANSACTION);
    var commands = ArrivedCommand.settled(arrivedAfter(position), position, longAgo);
    if (commands.isEmpty()) {
      return DecidedAgain.nothing(position);
    }
    Set<Long> positions =
        commands.stream().map(ArrivedCommand::position).collect(Collectors.toSet());
    var replay = new DecisionReplay(DecisionReplay.DECIDERS, positions::contains);
    history.forEach(
        commands.stream().map(ArrivedCommand::stream).distinct().toList(), replay::accept);
    return DecidedAgain.of(replay.finish(), commands.getLast().position());
  }

  private List<ArrivedCommand> arrivedAfter(long position) {
    return jdbc.sql(
            """
            select position, stream, at from billing.decision
             where position > ? order by position limit ?\
            """)
        .params(position, AT_A_TIME)
        .query(Rows.of(ArrivedCommand.class))
        .list();
  }
}
