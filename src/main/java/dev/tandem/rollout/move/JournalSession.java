package dev.tandem.rollout.move;

import dev.tandem.rollout.routing.RouteRows;
import java.time.Instant;
import org.springframework.data.jdbc.core.convert.JdbcConverter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Rows of the journal over one set of connections, and the transactions that they take part in. */
record JournalSession(MoveRows moves, RouteRows routes, TransactionTemplate transaction) {

  static JournalSession over(
      JdbcClient jdbc, JdbcConverter converter, TransactionTemplate transaction) {
    return new JournalSession(new MoveRows(jdbc, converter), new RouteRows(jdbc), transaction);
  }

  /**
   * Takes part in the caller's transaction.
   *
   * @throws MoveJournal.MoveSupersededException if another runner has taken the move over
   */
  void persist(ModuleMove before, ModuleMove after, String note, Instant now) {
    if (!moves.update(before, after)) {
      throw new MoveJournal.MoveSupersededException();
    }
    if (after.hasEnded() || after.step() != before.step()) {
      moves.insertCompletedStep(before, now, note);
      routes.notifyWatchers();
    }
  }
}
