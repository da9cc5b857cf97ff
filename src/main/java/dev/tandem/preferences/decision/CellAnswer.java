package dev.tandem.preferences.decision;

/**
 * A member's answer for one topic on one channel.
 *
 * @param confirmed whether the member has confirmed the answer on a second page
 */
public record CellAnswer(Answer answer, boolean confirmed) {

  public static final CellAnswer NONE = new CellAnswer(Answer.UNSET, false);
}
