package dev.tandem.rollout.steps;

import dev.tandem.eventing.ownership.DetachedSubscriptionsException;
import dev.tandem.eventing.ownership.ModuleOwnerships;
import dev.tandem.eventing.ownership.StaleEpochException;
import dev.tandem.rollout.database.CannotReplicateException;
import dev.tandem.rollout.database.ModuleDatabases;
import dev.tandem.rollout.database.NotReadyException;
import dev.tandem.rollout.move.ModuleMove;
import dev.tandem.rollout.move.MovePath;
import dev.tandem.rollout.move.MoveSteps;
import dev.tandem.rollout.move.RouteChanger;
import dev.tandem.rollout.move.Step.Forward;
import dev.tandem.rollout.move.StepResult;
import dev.tandem.rollout.move.StepResult.InProgress;
import dev.tandem.rollout.move.StepResult.Rejected;
import dev.tandem.rollout.routing.Routes;
import dev.tandem.rollout.routing.Side;
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
  private final HomeCheckStep homeCheck;
  private final HomeActivation homeActivation;
  private final StepFactory stepFactory;
  private @Nullable MoveContext cachedContext;

  /**
   * @param transaction a transaction of {@code homeDataSource} in which events can be published
   */
  DatabaseMoveSteps(
      ModuleDatabases databases,
      MovePreconditions preconditions,
      Routes routes,
      RouteChanger routeChanger,
      TransactionTemplate transaction,
      DataSource homeDataSource) {
    this.databases = databases;
    this.preconditions = preconditions;
    this.homeCheck = new HomeCheckStep(routes, new ModuleOwnerships(homeDataSource));
    this.homeActivation = new HomeActivation(homeDataSource);
    this.stepFactory = new StepFactory(routes, routeChanger, transaction, homeActivation);
  }

  @Override
  public StepResult attempt(ModuleMove move) {
    try {
      if (move.step() == Forward.CHECK && move.path() == MovePath.WITHOUT_COPY) {
        return homeCheck.attempt(move);
      }
      return stepFactory.create(move.step()).attempt(context(move));
    } catch (NotReadyException
        | DetachedSubscriptionsException
        | CannotReplicateException
        | StaleEpochException e) {
      return new Rejected(StringUtils.capitalize(String.valueOf(e.getMessage())));
    } catch (PessimisticLockingFailureException e) {
      return new InProgress("Waiting for running writes");
    }
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
    if (move.target() != Stage.HOME) {
      preconditions.requireService(move.module());
    }
    if (move.changesSides()) {
      preconditions.requireBroker();
    }
  }

  @Override
  public void activateInCutOver(ModuleMove move) {
    if (move.changesSides() && move.targetSide() == Side.HOME) {
      homeActivation.activate(move.module(), move.activationEpoch());
    }
  }
}
