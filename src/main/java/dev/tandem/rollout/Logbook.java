package dev.tandem.rollout;

import java.util.UUID;

/** Where moves are written down, so that whoever comes next knows where they stand. */
interface Logbook {

  /** Takes the move over from whoever carried it on before. */
  Move takeTurn(UUID move);

  /**
   * The move as it is now: someone may have asked for it back meanwhile.
   *
   * @throws Overtaken when another has taken the turn
   */
  Move look(Move known);

  /**
   * Writes down what became of a step.
   *
   * @return the move as it is now
   * @throws Overtaken when another has taken the turn
   */
  Move save(Move before, Move after, String note);

  /**
   * Makes the decision and writes it down, in one transaction.
   *
   * @throws Overtaken when another has taken the turn, or the move is wanted back
   */
  Move decide(Move before, Move after, Runnable effect);

  /** The move that brings back what has arrived and is wanted back. */
  UUID sendBack(Move arrived);

  /** What this mover knows of the move is no longer so. */
  class Overtaken extends RuntimeException {

    Overtaken() {
      super("the move was changed by another");
    }
  }
}
