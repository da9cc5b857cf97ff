package dev.tandem.billing.replay;

import java.util.List;

/**
 * How the commands of one type compared.
 *
 * @param decided again
 * @param different of these, commands whose events or refusal are not those that were recorded
 * @param examples a few of them
 */
record ComparedCommands(
    String type, long decided, long different, List<DecisionDifference> examples) {

  ComparedCommands {
    examples = List.copyOf(examples);
  }
}
