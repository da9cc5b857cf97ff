package dev.tandem.preferences.migration;

import dev.tandem.preferences.decision.Question;
import java.util.List;
import java.util.Optional;

/**
 * What the keys and values of a former platform mean here.
 *
 * @param rules the first that applies counts
 * @param legacy how the former platform decided
 * @param keepOff where a member got no messages before and would get them here by default, an off
 *     is recorded
 */
public record Mapping(List<MappingRule> rules, LegacyRules legacy, boolean keepOff) {

  public Mapping {
    rules = List.copyOf(rules);
  }

  /** The question that the row answers, if its value can be read. */
  public Optional<Question> questionOf(LegacyRow row) {
    return find(row).flatMap(MappingRule::question);
  }

  Optional<MappingRule> find(LegacyRow row) {
    return rules.stream().filter(it -> it.appliesTo(row)).findFirst();
  }
}
