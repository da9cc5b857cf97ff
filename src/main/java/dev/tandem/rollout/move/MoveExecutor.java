package dev.tandem.rollout.move;

import dev.tandem.rollout.move.MoveJournal.MoveSupersededException;
import dev.tandem.rollout.routing.RouteWatcher;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Carries moves on in this process, one at a time over all processes. */
public class MoveExecutor implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MoveExecutor.class);
  private static final Duration LOCK_RETRY_DELAY = Duration.ofMillis(250);

  /** The session of a process that was killed ends within a moment. */
  private static final int MAX_LOCK_ATTEMPTS = 20;

  private final MoveRunner runner;
  private final RouteWatcher.ConnectionSupplier homeConnections;
  private volatile boolean closed;

  public MoveExecutor(MoveRunner runner, RouteWatcher.ConnectionSupplier homeConnections) {
    this.runner = runner;
    this.homeConnections = homeConnections;
  }

  public void start(UUID move) {
    Thread.ofPlatform()
        .daemon()
        .name("mover")
        .start(() -> {
          try {
            run(move);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (MoveLockedException e) {
            LOG.info("Another process carries the move {} on", move);
          } catch (RuntimeException e) {
            LOG.error("The move {} stopped; resume it or undo it", move, e);
          }
        });
  }

  /**
   * Until the move has ended or needs a person, however often the database goes away meanwhile.
   *
   * @throws MoveLockedException where another process does
   */
  public ModuleMove run(UUID move) throws InterruptedException {
    int refused = 0;
    while (!closed) {
      try (var alone = MoveLock.tryAcquire(homeConnections).orElseThrow(MoveLockedException::new)) {
        return runner.run(move, () -> verifyMayContinue(alone));
      } catch (MoveLockedException e) {
        if (++refused == MAX_LOCK_ATTEMPTS) {
          throw e;
        }
      } catch (MoveSupersededException | DataAccessException | TransactionException e) {
        refused = 0;
        LOG.warn("The mover lost hold and takes it up again: {}", e.getMessage());
      }
      Thread.sleep(LOCK_RETRY_DELAY);
    }
    throw new InterruptedException("closed");
  }

  private void verifyMayContinue(MoveLock alone) {
    if (closed) {
      throw new ExecutorClosedException();
    }
    alone.verify();
  }

  @Override
  public void close() {
    closed = true;
  }

  public static class MoveLockedException extends RuntimeException {

    MoveLockedException() {
      super("another process carries a move on already");
    }
  }

  private static class ExecutorClosedException extends RuntimeException {

    ExecutorClosedException() {
      super("this process ends");
    }
  }
}
