package dev.tandem.preferences.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionTests {

  /**
   * Kind, cell ({@code on} = switched on and confirmed, {@code asked} = switched on only), channel,
   * cohort, then the result; a dash stands for every value.
   */
  private static final String TRUTH_TABLE =
      """
      MANDATORY -     -   -   on  MANDATORY

      SERVICE   on    -   -   on  CHOSEN
      SERVICE   asked -   -   on  CHOSEN
      SERVICE   off   -   -   off CHOSEN
      SERVICE   unset on  -   on  CHANNEL
      SERVICE   unset off -   off CHANNEL
      SERVICE   unset unset on  on  COHORT
      SERVICE   unset unset off off COHORT
      SERVICE   unset unset unset on DEFAULT

      OPTIONAL  on    -   -   on  CHOSEN
      OPTIONAL  asked -   -   on  CHOSEN
      OPTIONAL  off   -   -   off CHOSEN
      OPTIONAL  unset on  -   on  CHANNEL
      OPTIONAL  unset off -   off CHANNEL
      OPTIONAL  unset unset on  on  COHORT
      OPTIONAL  unset unset off off COHORT
      OPTIONAL  unset unset unset off DEFAULT

      CONFIRMED on    -   -   on  CHOSEN
      CONFIRMED asked -   -   off NOT_CONFIRMED
      CONFIRMED off   -   -   off CHOSEN
      CONFIRMED unset off -   off CHANNEL
      CONFIRMED unset on  off off COHORT
      CONFIRMED unset unset off off COHORT
      CONFIRMED unset on  on  off DEFAULT
      CONFIRMED unset on  unset off DEFAULT
      CONFIRMED unset unset on off DEFAULT
      CONFIRMED unset unset unset off DEFAULT
      """;

  private static final List<String> CELLS = List.of("on", "asked", "off", "unset");
  private static final List<String> ANSWERS = List.of("on", "off", "unset");

  record Row(String kind, String cell, String channel, String cohort) {}

  static List<Row> everyCombination() {
    var all = new ArrayList<Row>();
    for (var kind : TopicKind.values()) {
      for (var cell : CELLS) {
        for (var channel : ANSWERS) {
          ANSWERS.forEach(cohort -> all.add(new Row(kind.name(), cell, channel, cohort)));
        }
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("everyCombination")
  void decidesAsTheTruthTableSays(Row row) {
    var lines = linesThatApplyTo(row);

    assertThat(lines).as("the table says one thing about %s", row).hasSize(1);
    var expected = lines.getFirst();
    assertThat(decide(row))
        .isEqualTo(
            new Decision(expected.get(4).equals("on"), DecisionReason.valueOf(expected.get(5))));
  }

  @Test
  void theTableSpeaksOfEveryReason() {
    assertThat(lines().map(List::getLast))
        .containsAll(
            Arrays.stream(DecisionReason.values())
                .filter(it -> it != DecisionReason.FORMER_PLATFORM)
                .map(Enum::name)
                .toList());
    assertThat(everyCombination()).hasSize(4 * 4 * 3 * 3);
  }

  private static Decision decide(Row row) {
    var cell =
        switch (row.cell()) {
          case "on" -> new CellAnswer(Answer.ON, true);
          case "asked" -> new CellAnswer(Answer.ON, false);
          case "off" -> new CellAnswer(Answer.OFF, false);
          default -> CellAnswer.NONE;
        };
    return Decision.of(
        TopicKind.valueOf(row.kind()), cell, answer(row.channel()), answer(row.cohort()));
  }

  private static Answer answer(String word) {
    return switch (word) {
      case "on" -> Answer.ON;
      case "off" -> Answer.OFF;
      default -> Answer.UNSET;
    };
  }

  private static List<List<String>> linesThatApplyTo(Row row) {
    var values = List.of(row.kind(), row.cell(), row.channel(), row.cohort());
    return lines()
        .filter(line ->
            Stream.iterate(0, i -> i < 4, i -> i + 1)
                .allMatch(i -> line.get(i).equals("-") || line.get(i).equals(values.get(i))))
        .toList();
  }

  private static Stream<List<String>> lines() {
    return TRUTH_TABLE.lines().filter(line -> !line.isBlank()).map(it -> List.of(it.split(" +")));
  }
}
