package dev.tandem.preferences.dualread;

import dev.tandem.preferences.decision.Answer;
import dev.tandem.preferences.decision.FormerDecisions;
import dev.tandem.preferences.decision.Question;
import dev.tandem.preferences.plan.FormerDecision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Leaves out the decisions of a former platform about which a person has said something newer here.
 * So a member can change everything while both run side by side, and keeps it whichever counts.
 */
final class Supersession {

  private Supersession() {}

  /**
   * @param former decisions of one member
   * @param answers of persons to the member's questions here, the newest to each
   */
  static FormerDecisions remaining(
      Map<Question.OfTopic, FormerDecision> former,
      List<PersonalAnswer> answers,
      boolean deciding) {
    var remaining = new HashMap<String, Boolean>();
    former.forEach((question, decision) -> {
      var channel = new Question.OfChannel(question.channel());
      if (answers.stream()
          .filter(it -> isAbout(it, question) || isAbout(it, channel))
          .noneMatch(it -> supersedes(it, decision))) {
        remaining.put(question.key(), decision.on());
      }
    });
    return new FormerDecisions(remaining, deciding);
  }

  private static boolean isAbout(PersonalAnswer answer, Question question) {
    return answer.question().equals(question.key());
  }

  /** An off of a person is never overruled, however old it is. */
  private static boolean supersedes(PersonalAnswer answer, FormerDecision decision) {
    return answer.value().equals(Answer.OFF.name())
        || decision.answeredAt() == null
        || answer.chosenAt().isAfter(decision.answeredAt());
  }
}
