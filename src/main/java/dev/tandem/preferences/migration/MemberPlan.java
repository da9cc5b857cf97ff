package dev.tandem.preferences.migration;

import dev.tandem.preferences.decision.Answer;
import dev.tandem.preferences.decision.CellAnswer;
import dev.tandem.preferences.decision.Decision;
import dev.tandem.preferences.decision.Question;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an import does for one member, by the rows of the source, the mapping, and what is recorded
 * here. The same plan once more, after it was carried out, does nothing.
 *
 * @param choices what is recorded
 * @param notes what becomes of each row, by its number
 * @param comparisons one for each question that the former platform had
 */
public record MemberPlan(
    List<PlannedChoice> choices, Map<Long, RowNote> notes, List<ComparedDecision> comparisons) {

  /** The oldest first; those without a time count as the oldest, in the order of the source. */
  private static final Comparator<LegacyRow> BY_TIME =
      Comparator.comparing(LegacyRow::changedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(LegacyRow::number);

  /**
   * @param rows of one member
   * @param current the newest recorded answer to each question, by the question's key
   */
  public static MemberPlan of(
      List<LegacyRow> rows, Map<String, CurrentAnswer> current, Mapping mapping) {
    var notes = new HashMap<Long, RowNote>();
    var answers = new LinkedHashMap<Question, List<AnsweringRow>>();
    for (var row : rows.stream().sorted(BY_TIME).toList()) {
      var rule = mapping.find(row);
      var read =
          rule.<ReadValue>map(it -> it.kind().read(row.value(), it))
              .orElse(new ReadValue.Refused(RowNote.UNKNOWN_KEY));
      switch (read) {
        case ReadValue.Refused(var note) -> notes.put(row.number(), note);
        case ReadValue.Stored(var value) ->
            answers
                .computeIfAbsent(
                    rule.orElseThrow().question().orElseThrow(), question -> new ArrayList<>())
                .add(new AnsweringRow(row, value));
      }
    }
    var choices = new LinkedHashMap<Question, PlannedChoice>();
    answers.forEach((question, ofQuestion) -> {
      var planned = AnswerPlan.of(question, ofQuestion, current.get(question.key()));
      notes.putAll(planned.notes());
      planned.choice().ifPresent(it -> choices.put(question, it));
    });
    var comparisons = compare(answers, choices, current, mapping);
    return new MemberPlan(List.copyOf(choices.values()), Map.copyOf(notes), comparisons);
  }

  /** Also adds an off to the choices where nothing else keeps the member from getting more mail. */
  private static List<ComparedDecision> compare(
      Map<Question, List<AnsweringRow>> answers,
      Map<Question, PlannedChoice> choices,
      Map<String, CurrentAnswer> current,
      Mapping mapping) {
    var comparisons = new ArrayList<ComparedDecision>();
    for (var question : mapping.legacy().questions()) {
      var before =
          mapping
              .legacy()
              .decide(
                  question,
                  answers.getOrDefault(question, List.of()).stream()
                      .map(it -> it.value().equals("ON"))
                      .toList());
      var here = current.get(question.key());
      var chosenHere = here != null && !here.imported() && !choices.containsKey(question);
      var compared =
          ComparedDecision.of(
              question, before, decide(question, choices.get(question), here), chosenHere);
      if (mapping.keepOff() && compared.difference() == ComparedDecision.Difference.LOOSER) {
        choices.put(question, new PlannedChoice(question, "OFF", false));
        compared = ComparedDecision.of(question, before, false, false);
      }
      comparisons.add(compared);
    }
    return List.copyOf(comparisons);
  }

  /** As it is decided here without an answer for the channel or of a cohort. */
  private static boolean decide(
      Question.OfTopic question, @Nullable PlannedChoice planned, @Nullable CurrentAnswer current) {
    var cell =
        planned != null
            ? new CellAnswer(Answer.valueOf(planned.value()), planned.confirmed())
            : current != null
                ? new CellAnswer(Answer.valueOf(current.value()), current.confirmed())
                : CellAnswer.NONE;
    return Decision.of(question.topic().kind(), cell, Answer.UNSET, Answer.UNSET).on();
  }
}
