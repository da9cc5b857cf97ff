package dev.tandem.preferences.cohort;

import dev.tandem.preferences.decision.Answer;
import dev.tandem.preferences.decision.Channel;
import dev.tandem.preferences.decision.Question;
import dev.tandem.preferences.decision.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what currently holds for a cohort in the record of what was set. */
final class CohortAnswersByQuestion {

  private CohortAnswersByQuestion() {}

  /**
   * @param history the newest first
   */
  static Map<Question.OfTopic, Answer> of(List<CohortDefault> history) {
    var current = new HashMap<Question.OfTopic, Answer>();
    for (var each : history.reversed()) {
      current.put(questionOf(each), each.value());
    }
    return current;
  }

  static Question.OfTopic questionOf(CohortDefault each) {
    return new Question.OfTopic(
        Topic.of(each.topic()).orElseThrow(), Channel.of(each.channel()).orElseThrow());
  }
}
