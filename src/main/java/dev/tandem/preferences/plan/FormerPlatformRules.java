package dev.tandem.preferences.plan;

import dev.tandem.preferences.decision.Question;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decides for a member as the former platform did. */
public final class FormerPlatformRules {

  /** The oldest first; those without a time count as the oldest, in the order of the source. */
  private static final Comparator<LegacyRow> BY_TIME =
      Comparator.comparing(LegacyRow::changedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparingLong(LegacyRow::number);

  private FormerPlatformRules() {}

  /**
   * @param rows of one member
   * @return one decision for each question that the former platform had
   */
  public static Map<Question.OfTopic, FormerDecision> decide(
      List<LegacyRow> rows, Mapping mapping) {
    var answers = new HashMap<Question, List<AnsweringRow>>();
    for (var row : rows.stream().sorted(BY_TIME).toList()) {
      var rule = mapping.find(row);
      if (rule.isPresent()
          && rule.get().kind().read(row.value(), rule.get()) instanceof ReadValue.Stored(var value)
          && rule.get().question().isPresent()) {
        answers
            .computeIfAbsent(rule.get().question().get(), _ -> new ArrayList<>())
            .add(new AnsweringRow(row, value));
      }
    }
    var decisions = new LinkedHashMap<Question.OfTopic, FormerDecision>();
    for (var question : mapping.legacy().questions()) {
      var ofQuestion = answers.getOrDefault(question, List.of());
      var on =
          mapping
              .legacy()
              .decide(question, ofQuestion.stream().map(it -> it.value().equals("ON")).toList());
      var answeredAt = ofQuestion.isEmpty() ? null : ofQuestion.getLast().row().changedAt();
      decisions.put(question, new FormerDecision(on, answeredAt));
    }
    return decisions;
  }
}
