package dev.tandem.rollout.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.kernel.routing.ExtractableModules;
import dev.tandem.rollout.comparison.AllowedDifference;
import dev.tandem.testing.NoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@NoDatabase
class AllowedDifferencesTests {

  @Test
  void areReadFromTheFileOfTheModule() {
    assertThat(AllowedDifferences.read("allowed-differences"))
        .containsExactly(
            new AllowedDifference("GET /api/example", "$.issuedAt", "Each side issues its own."));
  }

  @Test
  void areNoneWithoutAFile() {
    assertThat(AllowedDifferences.read("no-such-module")).isEmpty();
  }

  @Test
  void areRefusedWithoutAReason() {
    assertThatThrownBy(() -> AllowedDifferences.read("allowed-differences/without-reason"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("reason");
  }

  @Test
  void ofEachModuleThatCanLeaveAreOfRoutesThatItHas() throws IOException {
    var routes = Files.readString(Path.of("module-docs/routes.md"));
    for (var module : ExtractableModules.findIn("dev.tandem").units().keySet()) {
      assertThat(AllowedDifferences.read(module))
          .extracting(AllowedDifference::route)
          .allSatisfy(it -> {
            assertThat(routes).contains("| " + it + " |");
            assertThat(it).containsAnyOf(" /" + module + "/", " /api/" + module + "/");
          });
    }
  }
}
