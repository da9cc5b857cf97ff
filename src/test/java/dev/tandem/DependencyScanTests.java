package dev.tandem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.NoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The build lists all libraries, the list is scanned every night, and updates are proposed. */
@NoDatabase
class DependencyScanTests {

  private static final String LIST = "META-INF/sbom/application.cdx.json";

  @Test
  void theBuildListsTheLibrariesAndTheListIsScannedEveryNight() throws IOException {
    assertThat(read("pom.xml")).contains("<artifactId>cyclonedx-maven-plugin</artifactId>");
    assertThat(read(".github/workflows/dependencies.yml"))
        .contains("osv-scanner", "target/classes/" + LIST, "schedule:", "pull_request:");
  }

  @Test
  void updatesOfEverythingThatIsBuiltUponAreProposed() throws IOException {
    Map<String, Object> updates = new Yaml().load(read(".github/dependabot.yml"));
    assertThat(updates.get("updates"))
        .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
        .extracting(it -> it.get("package-ecosystem"))
        .contains("maven", "github-actions", "docker", "docker-compose");
  }

  private static String read(String file) throws IOException {
    return Files.readString(Path.of(file));
  }
}
