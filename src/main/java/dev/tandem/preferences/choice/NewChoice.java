package dev.tandem.preferences.choice;

import dev.tandem.preferences.decision.Answer;
import dev.tandem.preferences.decision.MemberAnswers.StoredAnswer;
import dev.tandem.preferences.decision.Question;
import dev.tandem.preferences.decision.Topic;

/**
 * An answer that a member gives now.
 *
 * @param value as it is stored, normalized
 * @param confirmed whether the member has confirmed it on a second page
 */
public record NewChoice(Question question, String value, boolean confirmed) {

  public static NewChoice of(Question question, String value) {
    return new NewChoice(question, value, false);
  }

  public static NewChoice of(Question question, Answer answer) {
    return of(question, answer.name());
  }

  /** Whether the current answer is already this one, so that nothing has to be recorded. */
  boolean repeats(StoredAnswer current) {
    return current.value().equals(value) && (current.confirmed() || !confirmed);
  }

  /** Whether the question is about a topic whose messages nobody can refuse. */
  boolean isAboutMandatoryTopic() {
    return question instanceof Question.OfTopic(Topic topic, var _) && topic.isMandatory();
  }
}
