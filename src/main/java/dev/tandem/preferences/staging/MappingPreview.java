package dev.tandem.preferences.staging;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.tandem.preferences.decision.Question;
import dev.tandem.preferences.plan.LegacyRow;
import dev.tandem.preferences.plan.Mapping;
import dev.tandem.preferences.plan.MemberHere;
import dev.tandem.preferences.plan.MemberPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Shows what a mapping makes of the values of a few members who have chosen nothing here. */
final class MappingPreview {

  static final int ROWS = 5_000;

  private MappingPreview() {}

  /**
   * @param sample the rows of each member together
   */
  static List<PreviewedValue> of(List<LegacyRow> sample, Mapping mapping) {
    var values = new ArrayList<PreviewedValue>();
    sample.stream()
        .collect(groupingBy(LegacyRow::member))
        .values()
        .forEach(rows -> {
          var notes = MemberPlan.of(rows, MemberHere.NOTHING, mapping).notes();
          for (var row : rows) {
            values.add(
                new PreviewedValue(
                    row.key().strip().toLowerCase(Locale.ROOT),
                    row.value(),
                    0,
                    mapping.questionOf(row).map(Question::key).orElse(null),
                    requireNonNull(notes.get(row.number()))));
          }
        });
    return values.stream().collect(groupingBy(it -> it, counting())).entrySet().stream()
        .map(it -> it.getKey().withRows(it.getValue()))
        .sorted(
            Comparator.comparing(PreviewedValue::key)
                .thenComparing(Comparator.comparingLong(PreviewedValue::rows).reversed())
                .thenComparing(it -> String.valueOf(it.value())))
        .toList();
  }
}
