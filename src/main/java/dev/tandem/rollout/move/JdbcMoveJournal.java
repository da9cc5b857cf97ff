package dev.tandem.rollout.move;

import dev.tandem.kernel.time.Ids;
import dev.tandem.rollout.move.ModuleMove.MoveRequest;
import dev.tandem.rollout.routing.RolloutHistory;
import dev.tandem.rollout.routing.RouteRepository;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the journal in home's database. */
public class JdbcMoveJournal implements MoveJournal {

  private final JournalSession runnerSession;
  private final JournalSession cutOverSession;
  private final RolloutHistory history;
  private final RouteChanger routeChanger;
  private final Clock clock;

  /** Repositories and the transactions that they take part in. */
  private record JournalSession(
      MoveRepository moveRepository,
      CompletedSteps completedSteps,
      RouteRepository routeRepository,
      TransactionTemplate transaction) {}

  /**
   * @param runnerDataSource home's database over connections that only the runner uses
   * @param transaction publishes events; the repositories take part in it
   */
  public JdbcMoveJournal(
      DataSource runnerDataSource,
      MoveRepository moveRepository,
      CompletedSteps completedSteps,
      RouteRepository routeRepository,
      TransactionTemplate transaction,
      RouteChanger routeChanger,
      Clock clock) {
    var jdbc = JdbcClient.create(runnerDataSource);
    this.runnerSession =
        new JournalSession(
            new MoveRepository(jdbc),
            new CompletedSteps(jdbc),
            new RouteRepository(jdbc),
            new TransactionTemplate(new JdbcTransactionManager(runnerDataSource)));
    this.cutOverSession =
        new JournalSession(moveRepository, completedSteps, routeRepository, transaction);
    this.history = new RolloutHistory(jdbc);
    this.routeChanger = routeChanger;
    this.clock = clock;
  }

  @Override
  public ModuleMove takeOver(UUID move) {
    runnerSession.moveRepository().incrementFencingToken(move);
    return find(move);
  }

  @Override
  public ModuleMove reload(ModuleMove known) {
    return runnerSession
        .moveRepository()
        .find(known.id())
        .filter(move -> move.fencingToken() == known.fencingToken() && move.step() == known.step())
        .orElseThrow(MoveSupersededException::new);
  }

  @Override
  public ModuleMove save(ModuleMove before, ModuleMove after, String note) {
    runnerSession
        .transaction()
        .executeWithoutResult(status -> persist(runnerSession, before, after, note));
    return find(after.id());
  }

  @Override
  public ModuleMove commitCutOver(ModuleMove before, ModuleMove after, Runnable effect) {
    cutOverSession
        .transaction()
        .executeWithoutResult(status -> {
          persist(cutOverSession, before, after, "Route switched");
          if (cutOverSession.moveRepository().find(before.id()).orElseThrow().undoRequested()) {
            throw new MoveSupersededException();
          }
          routeChanger.changeRoute(
              before, before.target(), before.activationEpoch(), before.request().reason());
          effect.run();
        });
    return find(after.id());
  }

  @Override
  public UUID addReverseMove(ModuleMove arrived) {
    var request =
        history
            .lastUndo(arrived.module())
            .map(undo -> new MoveRequest(undo.operator(), undo.reason(), clock.instant()))
            .orElse(arrived.request());
    var reverse = ModuleMove.requested(Ids.next(), arrived.module(), arrived.source(), request);
    runnerSession.moveRepository().insert(reverse);
    return reverse.id();
  }

  private ModuleMove find(UUID move) {
    return runnerSession.moveRepository().find(move).orElseThrow();
  }

  private void persist(JournalSession session, ModuleMove before, ModuleMove after, String note) {
    if (!session.moveRepository().update(before, after)) {
      throw new MoveSupersededException();
    }
    if (after.hasEnded() || after.step() != before.step()) {
      session.completedSteps().insert(before, clock.instant(), note);
      session.routeRepository().notifyWatchers();
    }
  }
}
