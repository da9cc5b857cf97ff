package dev.tandem.rollout.move;

import java.util.UUID;

/** Where moves are written down, so that whoever comes next knows where they stand. */
interface MoveJournal {

  /** Takes the move over from whoever carried it on before. */
  ModuleMove takeOver(UUID move);

  /**
   * The move as it is now: someone may have asked for it back meanwhile.
   *
   * @throws MoveSupersededException when another has taken the turn
   */
  ModuleMove reload(ModuleMove known);

  /**
   * Writes down what became of a step.
   *
   * @return the move as it is now
   * @throws MoveSupersededException when another has taken the turn
   */
  ModuleMove save(ModuleMove before, ModuleMove after, String note);

  /**
   * Makes the decision and writes it down, in one transaction.
   *
   * @throws MoveSupersededException when another has taken the turn, or the move is wanted back
   */
  ModuleMove commitCutOver(ModuleMove before, ModuleMove after, Runnable effect);

  /** The move that brings back what has arrived and is wanted back. */
  UUID addReverseMove(ModuleMove arrived);

  /** What this mover knows of the move is no longer so. */
  class MoveSupersededException extends RuntimeException {

    MoveSupersededException() {
      super("the move was changed by another");
    }
  }
}
