package dev.tandem.rollout.move;

/** Executes the steps of a move. Every step can be repeated. */
public interface MoveSteps {

  /**
   * @param move at any step except the cut-over
   */
  StepResult attempt(ModuleMove move);

  /** Activates the target, if the target is home, in the transaction of the cut-over. */
  void activateInCutOver(ModuleMove move);
}
