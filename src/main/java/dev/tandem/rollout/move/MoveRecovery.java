package dev.tandem.rollout.move;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Continues a move whose runner has died while it held back the module's events or writes, or when
 * only a copy is left to be ended: nobody has to notice. A move that rests elsewhere harms nobody
 * and waits for its operator. A command is not such a process: it ends with its own move.
 */
@Component
@ConditionalOnProperty(name = "tandem.command", havingValue = "none", matchIfMissing = true)
class MoveRecovery {

  private static final Logger LOG = LoggerFactory.getLogger(MoveRecovery.class);

  private final Moves moves;
  private final MoveExecutor executor;
  private final JdbcClient jdbc;

  MoveRecovery(Moves moves, MoveExecutor executor, JdbcClient jdbc) {
    this.moves = moves;
    this.executor = executor;
    this.jdbc = jdbc;
  }

  @Scheduled(fixedDelay = 2_000)
  void continueAbandoned() {
    moves
        .findCurrent()
        .filter(ModuleMove::continuesAlone)
        .filter(move -> !MoveLock.isHeld(jdbc))
        .ifPresent(move -> {
          LOG.warn(
              "The move of {} was left at {} by a process that is gone; continuing it",
              move.module(),
              move.stepName());
          executor.start(move.id());
        });
  }
}
