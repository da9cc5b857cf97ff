package dev.tandem.rollout.move;

/** Where the steps of a move have their effects. Each may be attempted again. */
public interface MoveSteps {

  /** Any step but the decision. */
  StepResult attempt(ModuleMove move);

  /** Opens the target, where the target is home; in the transaction of the decision. */
  void activateInCutOver(ModuleMove move);
}
