package dev.tandem.architecture;

import java.util.List;

/** The readiness report as the build wrote it: every module against every rule. */
record Readiness(List<Rule> rules, List<Module> modules) {

  record Rule(int number, String sentence, String decision) {}

  /**
   * @param needs modules it needs to compile
   * @param ties what still ties it to others
   */
  record Module(
      String name,
      String title,
      String purpose,
      int needs,
      int neededBy,
      int eventsOut,
      int eventsIn,
      int tables,
      List<String> ties,
      List<Cell> cells) {}

  /**
   * @param frozen breaches that are tolerated until a date
   * @param evidence what was looked at
   * @param test what decides it
   */
  record Cell(int rule, int breaches, int frozen, String evidence, String test) {

    public String verdict() {
      if (breaches > 0) {
        return breaches + " open";
      }
      return frozen > 0 ? frozen + " frozen" : "holds";
    }

    public String look() {
      return breaches > 0 ? "bad" : frozen > 0 ? "wait" : "good";
    }
  }
}
