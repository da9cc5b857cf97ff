package dev.tandem.rollout.move;

import dev.tandem.rollout.routing.RolloutHistory;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.data.jdbc.core.convert.JdbcConverter;
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

  /**
   * @param runnerDataSource home's database over connections that only the runner uses
   * @param jdbc home's database over the connections of {@code transaction}
   * @param transaction publishes events
   */
  public JdbcMoveJournal(
      DataSource runnerDataSource,
      JdbcClient jdbc,
      JdbcConverter converter,
      TransactionTemplate transaction,
      RouteChanger routeChanger,
      Clock clock) {
    var runnerJdbc = JdbcClient.create(runnerDataSource);
    var runnerTransaction = new TransactionTemplate(new JdbcTransactionManager(runnerDataSource));
    this.runnerSession = JournalSession.over(runnerJdbc, converter, runnerTransaction);
    this.cutOverSession = JournalSession.over(jdbc, converter, transaction);
    this.history = new RolloutHistory(runnerJdbc);
    this.routeChanger = routeChanger;
    this.clock = clock;
  }

  @Override
  public ModuleMove takeOver(MoveId move) {
    runnerSession.moves().incrementFencingToken(move);
    return find(move);
  }

  @Override
  public ModuleMove reload(ModuleMove known) {
    return runnerSession
        .moves()
        .find(known.id())
        .filter(move -> move.fencingToken() == known.fencingToken() && move.step() == known.step())
        .orElseThrow(MoveSupersededException::new);
  }

  @Override
  public ModuleMove save(ModuleMove before, ModuleMove after, String note) {
    runnerSession
        .transaction()
        .executeWithoutResult(
            status -> runnerSession.persist(before, after, note, clock.instant()));
    return find(after.id());
  }

  @Override
  public ModuleMove commitCutOver(ModuleMove before, ModuleMove after, Runnable effect) {
    cutOverSession
        .transaction()
        .executeWithoutResult(status -> {
          cutOverSession.persist(before, after, "Route switched", clock.instant());
          if (cutOverSession.moves().find(before.id()).orElseThrow().undoRequested()) {
            throw new MoveSupersededException();
          }
          routeChanger.changeRoute(
              before, before.target(), before.activationEpoch(), before.request().reason());
          effect.run();
        });
    return find(after.id());
  }

  @Override
  public MoveId addReverseMove(ModuleMove arrived) {
    var request =
        history
            .lastUndo(arrived.module())
            .map(undo -> new MoveRequest(undo.operator(), undo.reason(), clock.instant()))
            .orElse(arrived.request());
    var reverse =
        ModuleMove.requested(
            MoveId.next(), arrived.module(), arrived.target(), arrived.source(), request);
    runnerSession.moves().insert(reverse);
    return reverse.id();
  }

  private ModuleMove find(MoveId move) {
    return runnerSession.moves().find(move).orElseThrow();
  }
}
