package dev.tandem.rollout.move;

import dev.tandem.rollout.routing.HomeConnections;
import java.time.Clock;
import java.time.Duration;

/** Creates executors for tests of other packages. */
public final class MoveExecutors {

  private MoveExecutors() {}

  public static MoveExecutor create(
      MoveSteps steps, JdbcMoveJournal journal, HomeConnections homeConnections, Clock clock) {
    var stateMachine = new MoveStateMachine(Duration.ofSeconds(20), Duration.ofSeconds(10));
    return new MoveExecutor(new MoveRunner(stateMachine, steps, journal, clock), homeConnections);
  }
}
