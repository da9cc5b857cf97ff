package dev.tandem.preferences.plan;

import dev.tandem.preferences.decision.Question;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the keys and values of a former platform mean here. */
public final class Mapping {

  /** A source with more keys than this has made them up. */
  private static final int REMEMBERED_KEYS = 10_000;

  private final List<MappingRule> rules;
  private final LegacyRules legacy;
  private final boolean keepOff;
  private final List<Question.OfTopic> questions;
  private final Map<String, List<MappingRule>> rulesByKey = new ConcurrentHashMap<>();

  /**
   * @param rules the first that applies counts
   * @param legacy how the former platform decided
   * @param keepOff where a member got no messages before and would get them here by default, an off
   *     is recorded
   */
  public Mapping(List<MappingRule> rules, LegacyRules legacy, boolean keepOff) {
    this.rules = List.copyOf(rules);
    this.legacy = legacy;
    this.keepOff = keepOff;
    this.questions = legacy.questions();
  }

  public List<MappingRule> rules() {
    return rules;
  }

  public LegacyRules legacy() {
    return legacy;
  }

  public boolean keepOff() {
    return keepOff;
  }

  /** All questions that the former platform had. */
  List<Question.OfTopic> questions() {
    return questions;
  }

  /** The question that the row answers, if its value can be read. */
  public Optional<Question> questionOf(LegacyRow row) {
    return find(row).flatMap(MappingRule::question);
  }

  Optional<MappingRule> find(LegacyRow row) {
    for (var rule : rulesFor(row.key())) {
      if (rule.takesValue(row)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  /** Millions of rows have a few dozen keys. */
  private List<MappingRule> rulesFor(String key) {
    var known = rulesByKey.get(key);
    if (known != null) {
      return known;
    }
    var found = rules.stream().filter(it -> it.takesKey(key)).toList();
    if (rulesByKey.size() < REMEMBERED_KEYS) {
      rulesByKey.put(key, found);
    }
    return found;
  }
}
