package dev.tandem.preferences.choice;

import dev.tandem.preferences.decision.Answer;
import dev.tandem.preferences.decision.MemberAnswers;
import dev.tandem.preferences.decision.MemberAnswers.StoredAnswer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what a member currently answers: the newest answer to a question counts. */
final class AnswerFold {

  private final Map<String, StoredAnswer> current = new HashMap<>();

  /**
   * @param answers the oldest first
   */
  AnswerFold addAll(List<LoggedAnswer> answers) {
    answers.forEach(it -> add(it.question(), it.value(), it.confirmed()));
    return this;
  }

  void add(ImportedAnswer answer) {
    add(answer.question().key(), answer.value(), answer.confirmed());
  }

  void add(String question, String value, boolean confirmed) {
    if (value.equals(Answer.UNSET.name())) {
      current.remove(question);
    } else {
      current.put(question, new StoredAnswer(value, confirmed));
    }
  }

  MemberAnswers current() {
    return new MemberAnswers(current);
  }
}
