package dev.tandem.preferences.decision;

/** Whether a member gets messages, and why. */
public record Decision(boolean on, DecisionReason reason) {

  /**
   * The first of these that says something decides: a mandatory topic, the member's answer for the
   * topic, the member's answer for the channel, the default of the member's cohorts, the kind of
   * topic.
   *
   * <p>A topic that must be confirmed is on only by the member's own confirmed answer: what was
   * switched on for a whole channel or cohort is no consent to it.
   *
   * @param cell the member's answer for this topic on this channel
   * @param channel the member's answer for the whole channel
   * @param cohort the answer of the cohorts that the member is in
   */
  public static Decision of(TopicKind kind, CellAnswer cell, Answer channel, Answer cohort) {
    if (kind == TopicKind.MANDATORY) {
      return new Decision(true, DecisionReason.MANDATORY);
    }
    boolean confirming = kind == TopicKind.CONFIRMED;
    if (cell.answer() != Answer.UNSET) {
      return confirming && cell.answer() == Answer.ON && !cell.confirmed()
          ? new Decision(false, DecisionReason.NOT_CONFIRMED)
          : new Decision(cell.answer() == Answer.ON, DecisionReason.CHOSEN);
    }
    if (decides(channel, confirming)) {
      return new Decision(channel == Answer.ON, DecisionReason.CHANNEL);
    }
    if (decides(cohort, confirming)) {
      return new Decision(cohort == Answer.ON, DecisionReason.COHORT);
    }
    return new Decision(kind == TopicKind.SERVICE, DecisionReason.DEFAULT);
  }

  private static boolean decides(Answer answer, boolean confirming) {
    return answer == Answer.OFF || (answer == Answer.ON && !confirming);
  }
}
