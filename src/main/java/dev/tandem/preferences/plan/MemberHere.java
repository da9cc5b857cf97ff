package dev.tandem.preferences.plan;

import dev.tandem.preferences.decision.Answer;
import dev.tandem.preferences.decision.CohortAnswers;
import dev.tandem.preferences.decision.Question;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded here before the import.
 *
 * @param answers the newest to each question, by the question's key
 * @param cohorts what holds for the member's cohorts
 */
public record MemberHere(Map<String, CurrentAnswer> answers, CohortAnswers cohorts) {

  public static final MemberHere NOTHING = new MemberHere(Map.of(), CohortAnswers.NONE);

  public MemberHere {
    answers = Map.copyOf(answers);
  }

  @Nullable CurrentAnswer to(Question question) {
    return answers.get(question.key());
  }

  Answer answerOfCohorts(Question.OfTopic question) {
    return cohorts.to(question.topic(), question.channel());
  }
}
