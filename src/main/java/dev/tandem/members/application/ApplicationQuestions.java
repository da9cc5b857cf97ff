package dev.tandem.members.application;

import dev.tandem.members.Validation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every applicant is asked. The answers are kept with the words of the question. */
final class ApplicationQuestions {

  static final List<String> QUESTIONS =
      List.of(
          "Why do you want to mentor?",
          "What have you done in the field that you want to mentor in?",
          "How do you help somebody who is stuck?");

  static final int MAX_LENGTH = 2_000;

  private ApplicationQuestions() {}

  /**
   * @throws dev.tandem.kernel.web.Problem 422 unless each question has an answer
   */
  static List<String> requireAnswers(@Nullable List<String> typed) {
    var answers = new ArrayList<String>();
    for (int i = 0; i < QUESTIONS.size(); i++) {
      var answer = typed != null && i < typed.size() ? typed.get(i) : "";
      answers.add(requireText("The answer to “" + QUESTIONS.get(i) + "”", answer));
    }
    return answers;
  }

  static String requireText(String what, @Nullable String typed) {
    var text = Validation.text(what, typed, MAX_LENGTH);
    if (text.isEmpty()) {
      throw Validation.invalid("%s is missing.", what);
    }
    return text;
  }
}
