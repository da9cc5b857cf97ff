package dev.tandem.preferences.plan;

import dev.tandem.preferences.decision.Answer;
import dev.tandem.preferences.decision.CellAnswer;
import dev.tandem.preferences.decision.Decision;
import dev.tandem.preferences.decision.DecisionReason;
import dev.tandem.preferences.decision.Question;
import java.util.Map;

/**
 * Decides as it will be decided here once the import has recorded its choices.
 *
 * @param choices that the import records
 */
record DecisionAfter(Map<Question, PlannedChoice> choices, MemberHere here) {

  ComparedDecision compare(Question.OfTopic question, boolean before) {
    var channel = new Question.OfChannel(question.channel());
    var decision =
        Decision.of(
            question.topic().kind(),
            answerTo(question),
            answerTo(channel).answer(),
            here.answerOfCohorts(question));
    var chosenHere =
        isChosenHere(question)
            || (decision.reason() == DecisionReason.CHANNEL && isChosenHere(channel));
    return ComparedDecision.of(question, before, decision.on(), chosenHere);
  }

  private CellAnswer answerTo(Question question) {
    var planned = choices.get(question);
    if (planned != null) {
      return new CellAnswer(Answer.valueOf(planned.value()), planned.confirmed());
    }
    var current = here.to(question);
    return current == null
        ? CellAnswer.NONE
        : new CellAnswer(Answer.valueOf(current.value()), current.confirmed());
  }

  private boolean isChosenHere(Question question) {
    var current = here.to(question);
    return !choices.containsKey(question) && current != null && current.isChosenHere();
  }
}
