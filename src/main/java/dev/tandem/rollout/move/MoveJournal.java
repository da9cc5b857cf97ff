package dev.tandem.rollout.move;

/** Persists the state of moves, so that another runner can continue after a crash. */
interface MoveJournal {

  /** Takes the move over from its previous runner, whose later changes are rejected. */
  ModuleMove takeOver(MoveId move);

  /**
   * Reloads the move, for which an operator may have requested an undo.
   *
   * @throws MoveSupersededException if another runner has taken the move over
   */
  ModuleMove reload(ModuleMove known);

  /**
   * Saves the result of a step.
   *
   * @return the saved move
   * @throws MoveSupersededException if another runner has taken the move over
   */
  ModuleMove save(ModuleMove before, ModuleMove after, String note);

  /**
   * Runs the effect of the cut-over, changes the route and saves the move in one transaction.
   *
   * @throws MoveSupersededException if another runner has taken the move over, or an undo was
   *     requested
   */
  ModuleMove commitCutOver(ModuleMove before, ModuleMove after, Runnable effect);

  /** Adds a move in the opposite direction, for an undo that was requested after the cut-over. */
  MoveId addReverseMove(ModuleMove arrived);

  /** The runner's state of the move is outdated. */
  class MoveSupersededException extends RuntimeException {

    MoveSupersededException() {
      super("the move was changed by another runner or operator");
    }
  }
}
