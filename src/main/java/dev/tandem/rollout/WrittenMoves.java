package dev.tandem.rollout;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.tandem.rollout.Move.Asked;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The logbook in home's database. */
class WrittenMoves implements Logbook {

  private final Pen own;
  private final Pen deciding;
  private final Changes changes;
  private final Clock clock;
  private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

  /** Connections, and a transaction on them. */
  private record Pen(
      Moves moves, Routes routes, History history, TransactionTemplate transaction) {}

  /**
   * @param own the mover's own connections to home
   * @param moves with routes, in whose transaction events can be published
   */
  WrittenMoves(
      DataSource own,
      Moves moves,
      Routes routes,
      History history,
      TransactionTemplate transaction,
      Changes changes,
      Clock clock) {
    var jdbc = JdbcClient.create(own);
    this.own =
        new Pen(
            new Moves(jdbc),
            new Routes(jdbc),
            new History(jdbc),
            new TransactionTemplate(new JdbcTransactionManager(own)));
    this.deciding = new Pen(moves, routes, history, transaction);
    this.changes = changes;
    this.clock = clock;
  }

  @Override
  public Move takeTurn(UUID move) {
    own.moves().nextTurn(move);
    return own.moves().find(move).orElseThrow();
  }

  @Override
  public Move look(Move known) {
    return own.moves()
        .find(known.id())
        .filter(it -> it.turn() == known.turn() && it.step() == known.step())
        .orElseThrow(Overtaken::new);
  }

  @Override
  public Move save(Move before, Move after, String note) {
    own.transaction().executeWithoutResult(status -> write(own, before, after, note));
    return own.moves().find(after.id()).orElseThrow();
  }

  @Override
  public Move decide(Move before, Move after, Runnable effect) {
    deciding
        .transaction()
        .executeWithoutResult(status -> {
          write(deciding, before, after, "Decided");
          if (deciding.moves().find(before.id()).orElseThrow().undoing()) {
            throw new Overtaken();
          }
          changes.change(before, before.target(), before.opening(), before.asked().reason());
          effect.run();
        });
    return own.moves().find(after.id()).orElseThrow();
  }

  @Override
  public UUID sendBack(Move arrived) {
    var asked =
        own.history()
            .lastUndo(arrived.module())
            .map(it -> new Asked(it.operator(), it.reason(), clock.instant()))
            .orElse(arrived.asked());
    var back = Move.asked(ids.generate(), arrived.module(), arrived.source(), asked);
    own.moves().add(back);
    return back.id();
  }

  private void write(Pen pen, Move before, Move after, String note) {
    if (!pen.moves().update(before, after)) {
      throw new Overtaken();
    }
    if (after.ended() || after.step() != before.step()) {
      pen.moves().note(before, clock.instant(), note);
      pen.routes().announce();
    }
  }
}
