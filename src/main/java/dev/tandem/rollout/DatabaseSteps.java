package dev.tandem.rollout;

import dev.tandem.eventing.tenure.DetachedSubscriptionsException;
import dev.tandem.eventing.tenure.ModuleOwnerships;
import dev.tandem.eventing.tenure.PendingDeliveries;
import dev.tandem.eventing.tenure.StaleEpochException;
import dev.tandem.rollout.Progress.Done;
import dev.tandem.rollout.Progress.Ready;
import dev.tandem.rollout.Progress.Refused;
import dev.tandem.rollout.Progress.Waiting;
import dev.tandem.rollout.Step.Back;
import dev.tandem.rollout.Step.Onward;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionTemplate;

/** The steps of a move on both databases. */
class DatabaseSteps implements MoveSteps {

  private static final Duration LOCKS = Duration.ofMillis(700);
  private static final Duration CATCH_UP = Duration.ofSeconds(3);

  private final ModuleDatabases databases;
  private final Readiness readiness;
  private final Routes routes;
  private final Changes changes;
  private final TransactionTemplate transaction;
  private final DataSource database;
  private @Nullable Passage passage;

  /**
   * @param transaction of home, in which events can be published
   * @param database whose transaction that is
   */
  DatabaseSteps(
      ModuleDatabases databases,
      Readiness readiness,
      Routes routes,
      Changes changes,
      TransactionTemplate transaction,
      DataSource database) {
    this.databases = databases;
    this.readiness = readiness;
    this.routes = routes;
    this.changes = changes;
    this.transaction = transaction;
    this.database = database;
  }

  /** What a mover remembers of the move it carries on. */
  private static final class Passage {

    final UUID move;
    final Sides sides;
    final List<Portion> portions;
    final Replication replication;
    boolean begun;

    Passage(Move move, Sides sides) {
      this.move = move.id();
      this.sides = sides;
      this.portions = Portion.of(move.module());
      this.replication =
          new Replication(
              move.module(),
              sides.at(move.source()),
              sides.at(move.target()),
              portions,
              side -> sides.isLive(move.module(), side));
    }
  }

  private synchronized Passage passage(Move move) {
    var known = passage;
    if (known == null || !known.move.equals(move.id())) {
      known = new Passage(move, databases.of(move.module()));
      passage = known;
    }
    return known;
  }

  @Override
  public Progress attempt(Move move) {
    try {
      return step(move);
    } catch (NotReady | DetachedSubscriptionsException | CannotReplicate | StaleEpochException e) {
      return new Refused(String.valueOf(e.getMessage()));
    } catch (PessimisticLockingFailureException e) {
      return new Waiting("running writes are waited for");
    }
  }

  private Progress step(Move move) {
    return switch (move.step()) {
      case Onward.CHECK -> check(move);
      case Onward.COPY -> copy(move, passage(move));
      case Onward.VERIFY -> verify(move, passage(move));
      case Onward.SETTLE -> settle(move, passage(move).sides);
      case Onward.CLOSE -> close(move, passage(move).sides);
      case Onward.DRAIN -> drain(move, passage(move));
      case Onward.DECIDE -> throw new IllegalArgumentException("decided in a transaction");
      case Onward.OPEN -> open(move, passage(move).sides);
      case Onward.FOLLOW -> follow(move, passage(move));
      case Back.REOPEN -> reopen(move, passage(move).sides);
      case Back.CLEAR -> clear(move, passage(move));
    };
  }

  private Progress check(Move move) {
    var module = move.module();
    if (move.target() == Stage.AWAY) {
      readiness.requireService(module);
    }
    readiness.requireBroker();
    var passage = new Passage(move, databases.of(module));
    passage.replication.check();
    hindrance(passage.sides.inFlight(move.source()).pendingDeliveries(module), module);
    long known =
        routes.standings().stream()
            .filter(it -> it.module().equals(module))
            .mapToLong(Standing::epoch)
            .max()
            .orElse(0);
    for (var side : Stage.values()) {
      known = Math.max(known, passage.sides.tenures(side).of(module).epoch());
    }
    return new Ready(known + 1);
  }

  private static void hindrance(PendingDeliveries unfinished, String module) {
    if (unfinished.failed() > 0) {
      throw new NotReady(
          "%d deliveries to %s failed and are held; look at /eventing and retry or discard them first."
              .formatted(unfinished.failed(), module));
    }
    if (!unfinished.detached().isEmpty()) {
      throw new DetachedSubscriptionsException(unfinished.detached());
    }
  }

  private static Progress copy(Move move, Passage passage) {
    var target = passage.sides.tenures(move.target());
    if (target.of(move.module()).writable()) {
      target.fence(move.module(), move.closing(), LOCKS);
    }
    target.stopConsuming(move.module());
    if (!passage.begun) {
      passage.replication.begin();
      passage.begun = true;
    }
    if (!passage.replication.isCopied()) {
      return new Waiting(passage.replication.progress());
    }
    passage.replication.standBy();
    return new Done(passage.replication.progress());
  }

  private static Progress verify(Move move, Passage passage) {
    var sides = passage.sides;
    var verdict =
        new Verification(
                move.module(),
                sides.at(move.source()),
                sides.at(move.target()),
                passage.portions,
                () -> passage.replication.catchUp(CATCH_UP))
            .run();
    return verdict.isEqual() ? new Done(verdict.toString()) : new Refused(verdict.toString());
  }

  /**
   * What home has handed to the broker for a module that comes home is received by the service
   * before anything later is handed out at home, so that the order of events is kept.
   */
  private static Progress settle(Move move, Sides sides) {
    var module = move.module();
    var source = sides.inFlight(move.source());
    if (move.target() == Stage.HOME) {
      sides.tenures(Stage.HOME).suspendDeliveries(module, LOCKS);
      var sent = sides.inFlight(Stage.HOME).lastForwardedEvents(module);
      var underWay = source.notYetReceived(module, sent).size();
      if (underWay > 0) {
        return new Waiting("%d events are on their way to the service".formatted(underWay));
      }
    }
    sides.tenures(move.source()).stopConsuming(module);
    var unfinished = source.pendingDeliveries(module);
    hindrance(unfinished, module);
    return unfinished.inbound() > 0
        ? new Waiting("%d events are yet to be handled".formatted(unfinished.inbound()))
        : new Done("Nothing is on its way to " + module);
  }

  private static Progress close(Move move, Sides sides) {
    sides.tenures(move.source()).fence(move.module(), move.closing(), LOCKS);
    return new Done("Closed in epoch " + move.closing());
  }

  private static Progress drain(Move move, Passage passage) {
    var module = move.module();
    var unfinished = passage.sides.inFlight(move.source()).pendingDeliveries(module);
    hindrance(unfinished, module);
    if (unfinished.inbound() > 0 || unfinished.outbound() > 0) {
      return new Waiting("%d events are yet to be sent".formatted(unfinished.outbound()));
    }
    var underWay = underWay(move, passage.sides);
    if (underWay > 0) {
      return new Waiting("%d events are yet to be received".formatted(underWay));
    }
    if (!passage.replication.catchUp(CATCH_UP)) {
      return new Waiting(
          "the copy is %,d bytes behind".formatted(passage.replication.lag().behind()));
    }
    passage.replication.sequences();
    return new Done("Both sides are the same");
  }

  /** What a service has sent is in home's log before the module publishes there again. */
  private static long underWay(Move move, Sides sides) {
    if (move.target() == Stage.AWAY) {
      return 0;
    }
    var home = sides.inFlight(Stage.HOME);
    var away = sides.inFlight(Stage.AWAY);
    return away.forwardedModules().stream()
        .filter(it -> sides.tenures(Stage.HOME).of(it).consuming() && !it.equals(move.module()))
        .mapToLong(it -> home.notYetReceived(it, away.lastForwardedEvents(it)).size())
        .sum();
  }

  @Override
  public void decide(Move move) {
    if (move.target() == Stage.HOME) {
      openAtHome(move.module(), move.opening());
    }
  }

  /** In the transaction that is under way at home. */
  private void openAtHome(String module, long epoch) {
    var connection = DataSourceUtils.getConnection(database);
    try {
      new ModuleOwnerships(database).activate(module, epoch, connection);
    } finally {
      DataSourceUtils.releaseConnection(connection, database);
    }
  }

  private static Progress open(Move move, Sides sides) {
    if (move.target() == Stage.AWAY) {
      sides.tenures(Stage.AWAY).activate(move.module(), move.opening(), LOCKS);
    }
    return new Done("Open in epoch " + move.opening());
  }

  private static Progress follow(Move move, Passage passage) {
    var sides = passage.sides;
    var back =
        new Replication(
            move.module(),
            sides.at(move.target()),
            sides.at(move.source()),
            passage.portions,
            side -> sides.isLive(move.module(), side));
    back.begin();
    return new Done(
        "%s follows %s".formatted(sides.at(move.source()).name(), sides.at(move.target()).name()));
  }

  /**
   * In a new epoch even where it was never closed, so that a mover that wakes up too late cannot
   * close it.
   */
  private Progress reopen(Move move, Sides sides) {
    var module = move.module();
    var source = sides.tenures(move.source());
    transaction.executeWithoutResult(status -> {
      changes.change(move, move.source(), move.reopening(), "Taken back: " + move.asked().reason());
      if (move.source() == Stage.HOME) {
        openAtHome(module, move.reopening());
      }
    });
    if (move.source() == Stage.AWAY) {
      source.activate(module, move.reopening(), LOCKS);
      sides.tenures(Stage.HOME).resumeDeliveries(module);
    }
    return new Done("Open again in epoch " + move.reopening());
  }

  /** A copy at home goes on following its service; a copy away was made for this move. */
  private static Progress clear(Move move, Passage passage) {
    if (move.target() == Stage.AWAY) {
      passage.replication.end();
    }
    return new Done(
        move.target() == Stage.AWAY ? "No copy is kept away" : "Home goes on following");
  }
}
