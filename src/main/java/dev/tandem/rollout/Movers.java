package dev.tandem.rollout;

import dev.tandem.rollout.Logbook.Overtaken;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Carries moves on in this process, one at a time over all processes. */
class Movers implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Movers.class);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

  /** The session of a process that was killed ends within a moment. */
  private static final int TRIES = 20;

  private final Mover mover;
  private final Watch.Connections home;
  private volatile boolean closed;

  Movers(Mover mover, Watch.Connections home) {
    this.mover = mover;
    this.home = home;
  }

  void start(UUID move) {
    Thread.ofPlatform()
        .daemon()
        .name("mover")
        .start(() -> {
          try {
            carry(move);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (Busy e) {
            LOG.info("Another process carries the move {} on", move);
          } catch (RuntimeException e) {
            LOG.error("The move {} stopped; resume it or undo it", move, e);
          }
        });
  }

  /**
   * Until the move has ended or needs a person, however often the database goes away meanwhile.
   *
   * @throws Busy where another process does
   */
  Move carry(UUID move) throws InterruptedException {
    int refused = 0;
    while (!closed) {
      try (var alone = MoverLock.take(home).orElseThrow(Busy::new)) {
        return mover.carry(move, () -> go(alone));
      } catch (Busy e) {
        if (++refused == TRIES) {
          throw e;
        }
      } catch (Overtaken | DataAccessException | TransactionException e) {
        refused = 0;
        LOG.warn("The mover lost hold and takes it up again: {}", e.getMessage());
      }
      Thread.sleep(BETWEEN_TRIES);
    }
    throw new InterruptedException("closed");
  }

  private void go(MoverLock alone) {
    if (closed) {
      throw new Closed();
    }
    alone.insist();
  }

  @Override
  public void close() {
    closed = true;
  }

  static class Busy extends RuntimeException {

    Busy() {
      super("another process carries a move on already");
    }
  }

  private static class Closed extends RuntimeException {

    Closed() {
      super("this process ends");
    }
  }
}
