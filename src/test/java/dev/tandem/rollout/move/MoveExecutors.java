package dev.tandem.rollout.move;

import dev.tandem.rollout.routing.HomeConnections;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Creates executors for tests of other packages. */
public final class MoveExecutors {

  private MoveExecutors() {}

  public static MoveExecutor create(
      MoveSteps steps, JdbcMoveJournal journal, HomeConnections homeConnections, Clock clock) {
    var stateMachine = new MoveStateMachine(Duration.ofSeconds(20), Duration.ofSeconds(10));
    return new MoveExecutor(new MoveRunner(stateMachine, steps, journal, clock), homeConnections);
  }

  /** What a process does every two seconds for a move that nobody runs. */
  public static void continueAbandoned(Moves moves, MoveExecutor executor, JdbcClient jdbc) {
    new MoveRecovery(moves, executor, jdbc).continueAbandoned();
  }
}
