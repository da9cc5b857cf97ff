package dev.tandem.preferences.plan;

import dev.tandem.preferences.decision.Question;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How the former platform decided.
 *
 * @param defaults whether it sent messages to members who had not answered, for each question that
 *     it had
 * @param critical the questions whose messages it always sent
 */
public record LegacyRules(Map<Question.OfTopic, Boolean> defaults, Set<Question.OfTopic> critical) {

  public LegacyRules {
    defaults = Map.copyOf(defaults);
    critical = Set.copyOf(critical);
  }

  /** All questions that the former platform had. */
  List<Question.OfTopic> questions() {
    return Stream.concat(defaults.keySet().stream(), critical.stream())
        .distinct()
        .sorted(Comparator.comparing(Question::key))
        .toList();
  }

  /**
   * @param answers to the question, the newest last
   */
  boolean decide(Question.OfTopic question, List<Boolean> answers) {
    if (critical.contains(question)) {
      return true;
    }
    return answers.isEmpty() ? defaults.getOrDefault(question, false) : answers.getLast();
  }
}
