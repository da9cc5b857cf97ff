package dev.tandem.architecture;

import java.util.List;

/** The readiness report of the build: the result of every rule for every module. */
record ReadinessMatrix(List<ReadinessRule> rules, List<ModuleReadiness> modules) {

  /**
   * @param reads what the rule reads
   * @param cannotSee what escapes it
   * @param caughtBy the tests that catch what escapes
   */
  record ReadinessRule(
      int number,
      String sentence,
      String decision,
      String reads,
      String cannotSee,
      String caughtBy) {}

  /**
   * @param needs number of modules that it needs to compile
   * @param neededBy number of modules that need it to compile
   * @param ties what still prevents the module from being extracted
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
   * @param frozen breaches that are tolerated until a given date
   * @param evidence what was checked
   * @param test the test that checks the rule
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
