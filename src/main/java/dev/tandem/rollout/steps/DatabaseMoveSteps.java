package dev.tandem.rollout.steps;

import dev.tandem.eventing.ownership.DetachedSubscriptionsException;
import dev.tandem.eventing.ownership.StaleEpochException;
import dev.tandem.rollout.database.CannotReplicateException;
import dev.tandem.rollout.database.ModuleDatabases;
import dev.tandem.rollout.database.NotReadyException;
import dev.tandem.rollout.move.ModuleMove;
import dev.tandem.rollout.move.MoveSteps;
import dev.tandem.rollout.move.RouteChanger;
import dev.tandem.rollout.move.Step;
import dev.tandem.rollout.move.Step.Forward;
import dev.tandem.rollout.move.Step.Rollback;
import dev.tandem.rollout.move.StepResult;
import dev.tandem.rollout.move.StepResult.InProgress;
import dev.tandem.rollout.move.StepResult.Rejected;
import dev.tandem.rollout.routing.RouteRepository;
import dev.tandem.rollout.routing.Stage;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.StringUtils;

/**
 * Executes the steps of a move on both databases, one class per step. The cut-over has none: {@link
 * dev.tandem.rollout.move.MoveJournal} commits it together with the journal.
 */
@Component
class DatabaseMoveSteps implements MoveSteps {

  private final ModuleDatabases databases;
  private final MovePreconditions preconditions;
  private final RouteRepository routeRepository;
  private final RouteChanger routeChanger;
  private final TransactionTemplate transaction;
  private final HomeActivation homeActivation;
  private @Nullable MoveContext cachedContext;

  /**
   * @param transaction a transaction of {@code homeDataSource} in which events can be published
   */
  DatabaseMoveSteps(
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
    this.homeActivation = new HomeActivation(homeDataSource);
  }

  @Override
  public StepResult attempt(ModuleMove move) {
    try {
      return step(move.step()).attempt(context(move));
    } catch (NotReadyException
        | DetachedSubscriptionsException
        | CannotReplicateException
        | StaleEpochException e) {
      return new Rejected(StringUtils.capitalize(String.valueOf(e.getMessage())));
    } catch (PessimisticLockingFailureException e) {
      return new InProgress("Waiting for running writes");
    }
  }

  private MoveStep step(Step step) {
    return switch (step) {
      case Forward.CHECK -> new CheckStep(routeRepository);
      case Forward.COPY -> new CopyStep();
      case Forward.VERIFY -> new VerifyStep();
      case Forward.QUIESCE -> new QuiesceStep();
      case Forward.FENCE -> new FenceStep();
      case Forward.CATCH_UP -> new CatchUpStep();
      case Forward.CUT_OVER ->
          throw new IllegalArgumentException(
              "CUT_OVER has no step class: the move journal commits it");
      case Forward.ACTIVATE -> new ActivateStep();
      case Forward.REPLICATE_BACK -> new ReplicateBackStep();
      case Rollback.UNFENCE -> new UnfenceStep(routeChanger, transaction, homeActivation);
      case Rollback.DROP_COPY -> new DropCopyStep();
    };
  }

  private MoveContext context(ModuleMove move) {
    if (move.step() == Forward.CHECK) {
      requireReachable(move);
      return MoveContext.create(move, databases.pairOf(move.module()));
    }
    return cachedContext(move);
  }

  private synchronized MoveContext cachedContext(ModuleMove move) {
    var cached = cachedContext;
    var context =
        cached != null && cached.move().id().equals(move.id())
            ? cached.at(move)
            : MoveContext.create(move, databases.pairOf(move.module()));
    cachedContext = context;
    return context;
  }

  private void requireReachable(ModuleMove move) {
    if (move.target() == Stage.AWAY) {
      preconditions.requireService(move.module());
    }
    preconditions.requireBroker();
  }

  @Override
  public void activateInCutOver(ModuleMove move) {
    if (move.target() == Stage.HOME) {
      homeActivation.activate(move.module(), move.activationEpoch());
    }
  }
}
