package dev.tandem.preferences.plan;

import dev.tandem.preferences.decision.Question;
import dev.tandem.preferences.decision.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an import does about one question of a member.
 *
 * @param notes what becomes of each row that answers it, by its number
 */
record AnswerPlan(Optional<PlannedChoice> choice, Map<Long, RowNote> notes) {

  /**
   * @param rows that answer the question, the newest last
   * @param current the newest answer here; null if there is none
   */
  static AnswerPlan of(
      Question question, List<AnsweringRow> rows, @Nullable CurrentAnswer current) {
    if (question instanceof Question.OfTopic(Topic topic, var _) && topic.isMandatory()) {
      return nothing(rows, RowNote.MANDATORY_HERE);
    }
    var winner = winner(question, rows);
    var confirmed = rows.stream().anyMatch(it -> it.value().equals("ON") && it.hasConsent());
    var choice =
        PlannedChoice.of(question, winner.value(), winner.value().equals("ON") && confirmed);
    var refusal = refusal(choice, winner, current);
    return refusal == null
        ? new AnswerPlan(Optional.of(choice), notes(rows, winner.value(), RowNote.RECORDED))
        : new AnswerPlan(Optional.empty(), notes(rows, winner.value(), refusal));
  }

  /** One off is stronger than any on. Of other values, the newest counts. */
  private static AnsweringRow winner(Question question, List<AnsweringRow> rows) {
    return question instanceof Question.OfSetting
        ? rows.getLast()
        : rows.stream()
            .filter(it -> it.value().equals("OFF"))
            .reduce((earlier, later) -> later)
            .orElse(rows.getLast());
  }

  private static @Nullable RowNote refusal(
      PlannedChoice choice, AnsweringRow winner, @Nullable CurrentAnswer current) {
    var on = choice.value().equals("ON");
    if (current != null) {
      if (choice.repeats(current)) {
        return current.origin() == CurrentAnswer.Origin.SAME_IMPORT
            ? RowNote.RECORDED_BEFORE
            : RowNote.ALREADY_SO;
      }
      if (on && current.isRefusal()) {
        return RowNote.OPT_OUT_STAYS;
      }
      if (current.isChosenHere() && !winner.isNewerThan(current)) {
        return RowNote.NEWER_CHOICE;
      }
    }
    return on && needsConsent(choice.question()) && !choice.confirmed() ? RowNote.NO_CONSENT : null;
  }

  private static boolean needsConsent(Question question) {
    return switch (question) {
      case Question.OfTopic(Topic topic, var _) -> topic.isOptional();
      case Question.OfChannel _ -> true;
      case Question.OfSetting _ -> false;
    };
  }

  private static AnswerPlan nothing(List<AnsweringRow> rows, RowNote note) {
    var notes = new HashMap<Long, RowNote>();
    rows.forEach(it -> notes.put(it.row().number(), note));
    return new AnswerPlan(Optional.empty(), notes);
  }

  private static Map<Long, RowNote> notes(List<AnsweringRow> rows, String winning, RowNote note) {
    var notes = new HashMap<Long, RowNote>();
    for (var row : rows) {
      notes.put(row.row().number(), row.value().equals(winning) ? note : RowNote.CONTRADICTED);
    }
    return notes;
  }
}
