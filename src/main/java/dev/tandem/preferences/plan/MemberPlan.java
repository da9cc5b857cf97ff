package dev.tandem.preferences.plan;

import dev.tandem.preferences.decision.Question;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
          .thenComparingLong(LegacyRow::number);

  /**
   * @param rows of one member
   */
  public static MemberPlan of(List<LegacyRow> rows, MemberHere here, Mapping mapping) {
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
      var planned = AnswerPlan.of(question, ofQuestion, here.to(question));
      notes.putAll(planned.notes());
      planned.choice().ifPresent(it -> choices.put(question, it));
    });
    var comparisons = compare(answers, choices, here, mapping);
    return new MemberPlan(List.copyOf(choices.values()), Map.copyOf(notes), comparisons);
  }

  /** Also adds an off to the choices where nothing else keeps the member from getting more mail. */
  private static List<ComparedDecision> compare(
      Map<Question, List<AnsweringRow>> answers,
      Map<Question, PlannedChoice> choices,
      MemberHere here,
      Mapping mapping) {
    var comparisons = new ArrayList<ComparedDecision>();
    for (var question : mapping.questions()) {
      var before = decideBefore(question, answers.getOrDefault(question, List.of()), mapping);
      var compared = new DecisionAfter(choices, here).compare(question, before);
      if (mapping.keepOff() && compared.difference() == ComparedDecision.Difference.LOOSER) {
        choices.put(question, PlannedChoice.keepOff(question));
        compared = ComparedDecision.of(question, before, false, false);
      }
      comparisons.add(compared);
    }
    return List.copyOf(comparisons);
  }

  private static boolean decideBefore(
      Question.OfTopic question, List<AnsweringRow> answers, Mapping mapping) {
    return mapping
        .legacy()
        .decide(question, answers.stream().map(it -> it.value().equals("ON")).toList());
  }
}
