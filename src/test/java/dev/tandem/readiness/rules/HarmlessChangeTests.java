package dev.tandem.readiness.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.readiness.violation.ExplainedViolation;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** No rule raises an alarm about a change in {@code src/test/harmless}. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class HarmlessChangeTests {

  /** Changes without a file in common are checked in one codebase, which is much faster. */
  @TestFactory
  Stream<DynamicTest> noRuleRaisesAnAlarmAboutAHarmlessChange() {
    var groups = compatibleGroups();
    return IntStream.range(0, groups.size())
        .mapToObj(i ->
            DynamicTest.dynamicTest(
                names(groups.get(i)),
                () -> proof(groups.get(i)).once(() -> assertQuiet(i, groups))));
  }

  @Test
  void everyHarmlessChangeHasADescriptionAndFiles() {
    assertThat(ChangeCatalogue.harmless())
        .hasSizeGreaterThanOrEqualTo(30)
        .allSatisfy(change -> {
          assertThat(change.description()).isNotBlank();
          assertThat(ChangeCatalogue.HARMLESS.resolve(change.id())).isNotEmptyDirectory();
        });
  }

  private static void assertQuiet(int group, List<List<Path>> groups) {
    var codebase = ChangedCodebase.with("harmless-" + group, groups.get(group));

    assertThat(AllChecks.violations(codebase, AllChecks.ALL))
        .extracting(ExplainedViolation::message)
        .isEmpty();
  }

  private static Proof proof(List<Path> group) {
    return Proof.of(
        "quiet",
        Stream.concat(Stream.of(ChangedCodebase.VALID), group.stream()).toArray(Path[]::new));
  }

  private static List<List<Path>> compatibleGroups() {
    return CompatibleChanges.group(
        ChangeCatalogue.harmless().stream()
            .map(change -> ChangeCatalogue.HARMLESS.resolve(change.id()))
            .toList());
  }

  private static String names(List<Path> group) {
    return group.stream()
        .map(folder -> folder.getFileName().toString())
        .collect(Collectors.joining(", "));
  }
}
