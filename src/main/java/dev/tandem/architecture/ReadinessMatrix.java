package dev.tandem.architecture;

import java.util.List;

/** The readiness report as the build wrote it: every module against every rule. */
record ReadinessMatrix(List<ReadinessRule> rules, List<ModuleReadiness> modules) {

  record ReadinessRule(int number, String sentence, String decision) {}

  /**
   * @param needs modules it needs to compile
   * @param ties what still ties it to others
   */
  record ModuleReadiness(
      String name,
      String title,
      String purpose,
      int needs,
      int neededBy,
      int eventsOut,
      int eventsIn,
      int tables,
      List<String> ties,
      List<RuleResult> cells) {}

  /**
   * @param frozen breaches that are tolerated until a date
   * @param evidence what was looked at
   * @param test what decides it
   */
  record RuleResult(int rule, int breaches, int frozen, String evidence, String test) {

    public String status() {
      if (breaches > 0) {
        return breaches + " open";
      }
      return frozen > 0 ? frozen + " frozen" : "holds";
    }

    public String badgeClass() {
      return breaches > 0 ? "bad" : frozen > 0 ? "wait" : "good";
    }
  }
}
