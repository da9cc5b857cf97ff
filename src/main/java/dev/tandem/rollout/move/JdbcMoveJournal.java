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

/** The logbook in home's database. */
public class JdbcMoveJournal implements MoveJournal {

  private final JournalSession runnerSession;
  private final JournalSession cutOverSession;
  private final RouteChanger routeChanger;
  private final Clock clock;

  /** Connections, and a transaction on them. */
  private record JournalSession(
      MoveRepository moveRepository,
      RouteRepository routeRepository,
      RolloutHistory history,
      TransactionTemplate transaction) {}

  /**
   * @param own the mover's own connections to home
   * @param moves with routes, in whose transaction events can be published
   */
  public JdbcMoveJournal(
      DataSource runnerSession,
      MoveRepository moves,
      RouteRepository routes,
      RolloutHistory history,
      TransactionTemplate transaction,
      RouteChanger routeChanger,
      Clock clock) {
    var jdbc = JdbcClient.create(runnerSession);
    this.runnerSession =
        new JournalSession(
            new MoveRepository(jdbc),
            new RouteRepository(jdbc),
            new RolloutHistory(jdbc),
            new TransactionTemplate(new JdbcTransactionManager(runnerSession)));
    this.cutOverSession = new JournalSession(moves, routes, history, transaction);
    this.routeChanger = routeChanger;
    this.clock = clock;
  }

  @Override
  public ModuleMove takeOver(UUID move) {
    runnerSession.moveRepository().incrementFencingToken(move);
    return runnerSession.moveRepository().find(move).orElseThrow();
  }

  @Override
  public ModuleMove reload(ModuleMove known) {
    return runnerSession
        .moveRepository()
        .find(known.id())
        .filter(it -> it.fencingToken() == known.fencingToken() && it.step() == known.step())
        .orElseThrow(MoveSupersededException::new);
  }

  @Override
  public ModuleMove save(ModuleMove before, ModuleMove after, String note) {
    runnerSession
        .transaction()
        .executeWithoutResult(status -> persist(runnerSession, before, after, note));
    return runnerSession.moveRepository().find(after.id()).orElseThrow();
  }

  @Override
  public ModuleMove commitCutOver(ModuleMove before, ModuleMove after, Runnable effect) {
    cutOverSession
        .transaction()
        .executeWithoutResult(status -> {
          persist(cutOverSession, before, after, "Decided");
          if (cutOverSession.moveRepository().find(before.id()).orElseThrow().undoRequested()) {
            throw new MoveSupersededException();
          }
          routeChanger.changeRoute(
              before, before.target(), before.activationEpoch(), before.request().reason());
          effect.run();
        });
    return runnerSession.moveRepository().find(after.id()).orElseThrow();
  }

  @Override
  public UUID addReverseMove(ModuleMove arrived) {
    var asked =
        runnerSession
            .history()
            .lastUndo(arrived.module())
            .map(it -> new MoveRequest(it.operator(), it.reason(), clock.instant()))
            .orElse(arrived.request());
    var back = ModuleMove.requested(Ids.next(), arrived.module(), arrived.source(), asked);
    runnerSession.moveRepository().insert(back);
    return back.id();
  }

  private void persist(JournalSession pen, ModuleMove before, ModuleMove after, String note) {
    if (!pen.moveRepository().update(before, after)) {
      throw new MoveSupersededException();
    }
    if (after.hasEnded() || after.step() != before.step()) {
      pen.moveRepository().insertCompletedStep(before, clock.instant(), note);
      pen.routeRepository().notifyWatchers();
    }
  }
}
