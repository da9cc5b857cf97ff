package dev.tandem.preferences.plan;

import dev.tandem.preferences.decision.Question;

/** What the former platform decided for a member, beside what is decided here afterwards. */
public record ComparedDecision(
    Question.OfTopic question, boolean before, boolean after, Difference difference) {

  /** What the move means for the member. */
  public enum Difference {
    EQUAL,
    STRICTER,
    /** More mail than before, which must not happen. */
    LOOSER,
    /** More mail than before, since these messages must be sent here. */
    REQUIRED,
    /** More mail than before, since the member chose so here. */
    CHOSEN_HERE
  }

  static ComparedDecision of(
      Question.OfTopic question, boolean before, boolean after, boolean chosenHere) {
    return new ComparedDecision(
        question, before, after, difference(question, before, after, chosenHere));
  }

  private static Difference difference(
      Question.OfTopic question, boolean before, boolean after, boolean chosenHere) {
    if (before == after) {
      return Difference.EQUAL;
    }
    if (before) {
      return Difference.STRICTER;
    }
    if (question.topic().isMandatory()) {
      return Difference.REQUIRED;
    }
    return chosenHere ? Difference.CHOSEN_HERE : Difference.LOOSER;
  }
}
