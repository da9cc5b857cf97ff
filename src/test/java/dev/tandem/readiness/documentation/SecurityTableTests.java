package dev.tandem.readiness.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.readiness.documentation.SecurityTable.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.core.io.ClassPathResource;

/** The table of security requirements is whole, and every claim in it names what proves it. */
@Execution(ExecutionMode.CONCURRENT)
class SecurityTableTests {

  private static final SecurityTable TABLE = SecurityTable.read();

  @Test
  void everyRequirementIsInTheTableOnce() throws IOException {
    assertThat(TABLE.requirements())
        .extracting(it -> it.number() + " " + it.level())
        .containsExactlyInAnyOrderElementsOf(listed().toList());
  }

  @Test
  void everyVerdictHasItsEvidenceOrReason() {
    assertThat(TABLE.requirements())
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.isExplained()).as("%s", it).isTrue());
  }

  @Test
  void everyTestAndPageThatIsNamedExists() {
    assertThat(TABLE.missingTests()).as("tests that module-docs/security.md names").isEmpty();
    assertThat(TABLE.missingPages()).as("pages that module-docs/security.md names").isEmpty();
  }

  @Test
  void aMissingTestPageOrReasonIsNoticed() {
    var table =
        SecurityTable.of(
            List.of(
                "## Keys",
                "| 1.1.1 | 2 | a | met | `NoSuchTests`, `SecurityTableTests.noSuchMethod` |",
                "| 1.1.2 | 1 | a | met | `SecurityTableTests.everyRequirementIsInTheTableOnce` |",
                "| 1.1.3 | 1 | a | met | [a](#keys), [b](#no-keys), [c](no-page.md) |",
                "| 1.1.4 | 1 | a | met | we are sure of it |",
                "| 1.1.5 | 1 | a | open | |",
                "| 1.1.6 | 1 | a | perhaps | `SecurityTableTests` |"));

    assertThat(table.missingTests())
        .containsExactly("`NoSuchTests`", "`SecurityTableTests.noSuchMethod`");
    assertThat(table.missingPages()).containsExactly("#no-keys", "no-page.md");
    assertThat(table.requirements())
        .filteredOn(it -> !it.isExplained())
        .extracting(Requirement::number)
        .containsExactly("1.1.4", "1.1.5", "1.1.6");
  }

  /** The numbers and levels of the standard's requirements. */
  private static Stream<String> listed() throws IOException {
    return new ClassPathResource("security/asvs-5.0-levels-1-and-2.txt")
        .getContentAsString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.startsWith("#"));
  }
}
