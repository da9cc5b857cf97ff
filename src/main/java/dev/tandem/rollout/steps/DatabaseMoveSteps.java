package dev.tandem.rollout.steps;

import dev.tandem.eventing.ownership.DetachedSubscriptionsException;
import dev.tandem.eventing.ownership.ModuleOwnerships;
import dev.tandem.eventing.ownership.PendingDeliveries;
import dev.tandem.eventing.ownership.StaleEpochException;
import dev.tandem.rollout.move.ModuleMove;
import dev.tandem.rollout.move.MoveSteps;
import dev.tandem.rollout.move.RouteChanger;
import dev.tandem.rollout.move.Step.Forward;
import dev.tandem.rollout.move.Step.Rollback;
import dev.tandem.rollout.move.StepResult;
import dev.tandem.rollout.move.StepResult.ChecksPassed;
import dev.tandem.rollout.move.StepResult.Done;
import dev.tandem.rollout.move.StepResult.InProgress;
import dev.tandem.rollout.move.StepResult.Rejected;
import dev.tandem.rollout.replication.CannotReplicateException;
import dev.tandem.rollout.replication.DatabasePair;
import dev.tandem.rollout.replication.ModuleDatabases;
import dev.tandem.rollout.replication.ModuleReplication;
import dev.tandem.rollout.replication.NotReadyException;
import dev.tandem.rollout.replication.SharedTableRows;
import dev.tandem.rollout.routing.ModuleRoute;
import dev.tandem.rollout.routing.RouteRepository;
import dev.tandem.rollout.routing.Stage;
import dev.tandem.rollout.verification.Verification;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionTemplate;

/** The steps of a move on both databases. */
public class DatabaseMoveSteps implements MoveSteps {

  private static final Duration LOCK_TIMEOUT = Duration.ofMillis(700);
  private static final Duration CATCH_UP_TIMEOUT = Duration.ofSeconds(3);

  private final ModuleDatabases databases;
  private final MovePreconditions preconditions;
  private final RouteRepository routeRepository;
  private final RouteChanger routeChanger;
  private final TransactionTemplate transaction;
  private final DataSource homeDataSource;
  private @Nullable MoveContext context;

  /**
   * @param transaction of home, in which events can be published
   * @param database whose transaction that is
   */
  public DatabaseMoveSteps(
      ModuleDatabases databases,
      MovePreconditions preconditions,
      RouteRepository routeRepository,
      RouteChanger routeChanger,
      TransactionTemplate transaction,
      DataSource homeDataSource) {
    this.databases = databases;
    this.preconditions = preconditions;
    this.routeRepository = routeRepository;
    this.routeChanger = routeChanger;
    this.transaction = transaction;
    this.homeDataSource = homeDataSource;
  }

  /** What a mover remembers of the move it carries on. */
  private static final class MoveContext {

    final UUID moveId;
    final DatabasePair databasePair;
    final List<SharedTableRows> sharedRows;
    final ModuleReplication replication;
    boolean replicationStarted;

    MoveContext(ModuleMove moveId, DatabasePair databasePair) {
      this.moveId = moveId.id();
      this.databasePair = databasePair;
      this.sharedRows = SharedTableRows.of(moveId.module());
      this.replication =
          new ModuleReplication(
              moveId.module(),
              databasePair.at(moveId.source()),
              databasePair.at(moveId.target()),
              sharedRows,
              side -> databasePair.isLive(moveId.module(), side));
    }
  }

  private synchronized MoveContext context(ModuleMove move) {
    var known = context;
    if (known == null || !known.moveId.equals(move.id())) {
      known = new MoveContext(move, databases.pairOf(move.module()));
      context = known;
    }
    return known;
  }

  @Override
  public StepResult attempt(ModuleMove move) {
    try {
      return runStep(move);
    } catch (NotReadyException
        | DetachedSubscriptionsException
        | CannotReplicateException
        | StaleEpochException e) {
      return new Rejected(String.valueOf(e.getMessage()));
    } catch (PessimisticLockingFailureException e) {
      return new InProgress("running writes are waited for");
    }
  }

  private StepResult runStep(ModuleMove move) {
    return switch (move.step()) {
      case Forward.CHECK -> check(move);
      case Forward.COPY -> copy(move, context(move));
      case Forward.VERIFY -> verify(move, context(move));
      case Forward.QUIESCE -> quiesce(move, context(move).databasePair);
      case Forward.FENCE -> fence(move, context(move).databasePair);
      case Forward.CATCH_UP -> catchUp(move, context(move));
      case Forward.CUT_OVER -> throw new IllegalArgumentException("decided in a transaction");
      case Forward.ACTIVATE -> activate(move, context(move).databasePair);
      case Forward.REPLICATE_BACK -> replicateBack(move, context(move));
      case Rollback.UNFENCE -> unfence(move, context(move).databasePair);
      case Rollback.DROP_COPY -> dropCopy(move, context(move));
    };
  }

  private StepResult check(ModuleMove move) {
    var module = move.module();
    if (move.target() == Stage.AWAY) {
      preconditions.requireService(module);
    }
    preconditions.requireBroker();
    var passage = new MoveContext(move, databases.pairOf(module));
    passage.replication.checkPrerequisites();
    requireNoBlockingBacklog(
        passage.databasePair.inFlightEvents(move.source()).pendingDeliveries(module), module);
    long known =
        routeRepository.findAll().stream()
            .filter(it -> it.module().equals(module))
            .mapToLong(ModuleRoute::epoch)
            .max()
            .orElse(0);
    for (var side : Stage.values()) {
      known = Math.max(known, passage.databasePair.ownerships(side).of(module).epoch());
    }
    return new ChecksPassed(known + 1);
  }

  private static void requireNoBlockingBacklog(PendingDeliveries unfinished, String module) {
    if (unfinished.failed() > 0) {
      throw new NotReadyException(
          "%d deliveries to %s failed and are held; look at /eventing and retry or discard them first."
              .formatted(unfinished.failed(), module));
    }
    if (!unfinished.detached().isEmpty()) {
      throw new DetachedSubscriptionsException(unfinished.detached());
    }
  }

  private static StepResult copy(ModuleMove move, MoveContext passage) {
    var target = passage.databasePair.ownerships(move.target());
    if (target.of(move.module()).writable()) {
      target.fence(move.module(), move.fenceEpoch(), LOCK_TIMEOUT);
    }
    target.stopConsuming(move.module());
    if (!passage.replicationStarted) {
      passage.replication.start();
      passage.replicationStarted = true;
    }
    if (!passage.replication.isCopyComplete()) {
      return new InProgress(passage.replication.describeProgress());
    }
    passage.replication.startReverse();
    return new Done(passage.replication.describeProgress());
  }

  private static StepResult verify(ModuleMove move, MoveContext passage) {
    var sides = passage.databasePair;
    var verdict =
        new Verification(
                move.module(),
                sides.at(move.source()),
                sides.at(move.target()),
                passage.sharedRows,
                () -> passage.replication.catchUp(CATCH_UP_TIMEOUT))
            .run();
    return verdict.isEqual() ? new Done(verdict.toString()) : new Rejected(verdict.toString());
  }

  /**
   * What home has handed to the broker for a module that comes home is received by the service
   * before anything later is handed out at home, so that the order of events is kept.
   */
  private static StepResult quiesce(ModuleMove move, DatabasePair sides) {
    var module = move.module();
    var source = sides.inFlightEvents(move.source());
    if (move.target() == Stage.HOME) {
      sides.ownerships(Stage.HOME).suspendDeliveries(module, LOCK_TIMEOUT);
      var sent = sides.inFlightEvents(Stage.HOME).lastForwardedEvents(module);
      var underWay = source.notYetReceived(module, sent).size();
      if (underWay > 0) {
        return new InProgress("%d events are on their way to the service".formatted(underWay));
      }
    }
    sides.ownerships(move.source()).stopConsuming(module);
    var unfinished = source.pendingDeliveries(module);
    requireNoBlockingBacklog(unfinished, module);
    return unfinished.inbound() > 0
        ? new InProgress("%d events are yet to be handled".formatted(unfinished.inbound()))
        : new Done("Nothing is on its way to " + module);
  }

  private static StepResult fence(ModuleMove move, DatabasePair sides) {
    sides.ownerships(move.source()).fence(move.module(), move.fenceEpoch(), LOCK_TIMEOUT);
    return new Done("Closed in epoch " + move.fenceEpoch());
  }

  private static StepResult catchUp(ModuleMove move, MoveContext passage) {
    var module = move.module();
    var unfinished = passage.databasePair.inFlightEvents(move.source()).pendingDeliveries(module);
    requireNoBlockingBacklog(unfinished, module);
    if (unfinished.inbound() > 0 || unfinished.outbound() > 0) {
      return new InProgress("%d events are yet to be sent".formatted(unfinished.outbound()));
    }
    var underWay = countEventsSentByService(move, passage.databasePair);
    if (underWay > 0) {
      return new InProgress("%d events are yet to be received".formatted(underWay));
    }
    if (!passage.replication.catchUp(CATCH_UP_TIMEOUT)) {
      return new InProgress(
          "the copy is %,d bytes behind".formatted(passage.replication.lag().behind()));
    }
    passage.replication.syncSequences();
    return new Done("Both sides are the same");
  }

  /** What a service has sent is in home's log before the module publishes there again. */
  private static long countEventsSentByService(ModuleMove move, DatabasePair sides) {
    if (move.target() == Stage.AWAY) {
      return 0;
    }
    var home = sides.inFlightEvents(Stage.HOME);
    var away = sides.inFlightEvents(Stage.AWAY);
    return away.forwardedModules().stream()
        .filter(it -> sides.ownerships(Stage.HOME).of(it).consuming() && !it.equals(move.module()))
        .mapToLong(it -> home.notYetReceived(it, away.lastForwardedEvents(it)).size())
        .sum();
  }

  @Override
  public void activateInCutOver(ModuleMove move) {
    if (move.target() == Stage.HOME) {
      activateAtHome(move.module(), move.activationEpoch());
    }
  }

  /** In the transaction that is under way at home. */
  private void activateAtHome(String module, long epoch) {
    var connection = DataSourceUtils.getConnection(homeDataSource);
    try {
      new ModuleOwnerships(homeDataSource).activate(module, epoch, connection);
    } finally {
      DataSourceUtils.releaseConnection(connection, homeDataSource);
    }
  }

  private static StepResult activate(ModuleMove move, DatabasePair sides) {
    if (move.target() == Stage.AWAY) {
      sides.ownerships(Stage.AWAY).activate(move.module(), move.activationEpoch(), LOCK_TIMEOUT);
    }
    return new Done("Open in epoch " + move.activationEpoch());
  }

  private static StepResult replicateBack(ModuleMove move, MoveContext passage) {
    var sides = passage.databasePair;
    var back =
        new ModuleReplication(
            move.module(),
            sides.at(move.target()),
            sides.at(move.source()),
            passage.sharedRows,
            side -> sides.isLive(move.module(), side));
    back.start();
    return new Done(
        "%s follows %s".formatted(sides.at(move.source()).name(), sides.at(move.target()).name()));
  }

  /**
   * In a new epoch even where it was never closed, so that a mover that wakes up too late cannot
   * close it.
   */
  private StepResult unfence(ModuleMove move, DatabasePair sides) {
    var module = move.module();
    var source = sides.ownerships(move.source());
    transaction.executeWithoutResult(status -> {
      routeChanger.changeRoute(
          move, move.source(), move.rollbackEpoch(), "Taken back: " + move.request().reason());
      if (move.source() == Stage.HOME) {
        activateAtHome(module, move.rollbackEpoch());
      }
    });
    if (move.source() == Stage.AWAY) {
      source.activate(module, move.rollbackEpoch(), LOCK_TIMEOUT);
      sides.ownerships(Stage.HOME).resumeDeliveries(module);
    }
    return new Done("Open again in epoch " + move.rollbackEpoch());
  }

  /** A copy at home goes on following its service; a copy away was made for this move. */
  private static StepResult dropCopy(ModuleMove move, MoveContext passage) {
    if (move.target() == Stage.AWAY) {
      passage.replication.stop();
    }
    return new Done(
        move.target() == Stage.AWAY ? "No copy is kept away" : "Home goes on following");
  }
}
