package dev.tandem.rollout.move;

import dev.tandem.rollout.move.MoveJournal.MoveSupersededException;
import dev.tandem.rollout.routing.HomeConnections;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Runs moves in this process while it holds the {@link MoveLock}. */
@Component
public class MoveExecutor implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MoveExecutor.class);
  private static final Duration LOCK_RETRY_DELAY = Duration.ofMillis(250);

  /** PostgreSQL ends the session of a killed process within seconds. */
  private static final int MAX_LOCK_ATTEMPTS = 20;

  private final MoveRunner runner;
  private final HomeConnections homeConnections;
  private volatile boolean closed;

  MoveExecutor(MoveRunner runner, HomeConnections homeConnections) {
    this.runner = runner;
    this.homeConnections = homeConnections;
  }

  /** Runs the move in a thread of its own. */
  public void start(MoveId move) {
    Thread.ofPlatform().daemon().name("move-runner").start(() -> runAndLog(move));
  }

  private void runAndLog(MoveId move) {
    try {
      run(move);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (MoveLockedException e) {
      LOG.info("Move {} is already run by another process", move);
    } catch (RuntimeException e) {
      LOG.error("Move {} stopped; resume or undo it", move, e);
    }
  }

  /**
   * Runs the move until it ends or needs an operator, and continues after each database outage.
   *
   * @throws MoveLockedException if another process holds the lock
   */
  public ModuleMove run(MoveId move) throws InterruptedException {
    int attempts = 0;
    while (!closed) {
      try (var lock = MoveLock.tryAcquire(homeConnections).orElseThrow(MoveLockedException::new)) {
        return runner.run(move, () -> verifyMayContinue(lock));
      } catch (MoveLockedException e) {
        if (++attempts == MAX_LOCK_ATTEMPTS) {
          throw e;
        }
      } catch (MoveSupersededException | DataAccessException | TransactionException e) {
        attempts = 0;
        LOG.warn("Move {} was interrupted and is taken over again: {}", move, e.getMessage());
      }
      Thread.sleep(LOCK_RETRY_DELAY);
    }
    throw new InterruptedException("closed");
  }

  private void verifyMayContinue(MoveLock lock) {
    if (closed) {
      throw new ExecutorClosedException();
    }
    lock.verify();
  }

  @Override
  public void close() {
    closed = true;
  }

  public static class MoveLockedException extends RuntimeException {

    MoveLockedException() {
      super("another process is running a move");
    }
  }

  private static class ExecutorClosedException extends RuntimeException {

    ExecutorClosedException() {
      super("this process is shutting down");
    }
  }
}
