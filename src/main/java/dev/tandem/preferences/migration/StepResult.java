package dev.tandem.preferences.migration;

/**
 * By how much a step has changed the counts of a migration.
 *
 * @param recorded answers
 * @param putBack answers
 */
public record StepResult(RowCounts rows, DecisionCounts decisions, long recorded, long putBack) {

  public static StepResult putBack(long answers) {
    return new StepResult(RowCounts.NONE, DecisionCounts.NONE, 0, answers);
  }
}
