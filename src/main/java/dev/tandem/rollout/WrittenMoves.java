package dev.tandem.rollout;

import com.fasterxml.uuid.Generators;
import dev.tandem.rollout.Move.Asked;
import java.time.Clock;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** The logbook in home's database. */
class WrittenMoves implements Logbook {

  private final Moves moves;
  private final Routes routes;
  private final Changes changes;
  private final TransactionTemplate transaction;
  private final Clock clock;

  WrittenMoves(
      Moves moves, Routes routes, Changes changes, TransactionTemplate transaction, Clock clock) {
    this.moves = moves;
    this.routes = routes;
    this.changes = changes;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public Move takeTurn(UUID move) {
    moves.nextTurn(move);
    return moves.find(move).orElseThrow();
  }

  @Override
  public Move look(Move known) {
    return moves
        .find(known.id())
        .filter(it -> it.turn() == known.turn() && it.step() == known.step())
        .orElseThrow(Overtaken::new);
  }

  @Override
  public Move save(Move before, Move after, String note) {
    transaction.executeWithoutResult(status -> write(before, after, note));
    return moves.find(after.id()).orElseThrow();
  }

  @Override
  public Move decide(Move before, Move after, Runnable effect) {
    transaction.executeWithoutResult(status -> {
      write(before, after, "Decided");
      if (moves.find(before.id()).orElseThrow().undoing()) {
        throw new Overtaken();
      }
      changes.change(before, before.target(), before.opening(), before.asked().reason());
      effect.run();
    });
    return moves.find(after.id()).orElseThrow();
  }

  @Override
  public UUID sendBack(Move arrived) {
    var now = clock.instant();
    var asked = new Asked(arrived.asked().operator(), "Undone: " + arrived.asked().reason(), now);
    var back =
        Move.asked(
            Generators.timeBasedEpochGenerator().generate(),
            arrived.module(),
            arrived.source(),
            asked);
    moves.add(back);
    return back.id();
  }

  private void write(Move before, Move after, String note) {
    if (!moves.update(before, after)) {
      throw new Overtaken();
    }
    if (after.ended() || after.step() != before.step()) {
      moves.note(before, clock.instant(), note);
      routes.announce();
    }
  }
}
