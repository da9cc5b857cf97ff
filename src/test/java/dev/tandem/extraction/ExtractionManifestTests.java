package dev.tandem.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.NamedInterface;

/** The manifest of a module is complete, and contains no internal type of another module. */
class ExtractionManifestTests {

  private static final ProjectSources SOURCES = ProjectSources.ofThisProject();
  private static final ClassPathLibraries LIBRARIES = new ClassPathLibraries();

  static Iterable<String> modules() {
    return ExtractionManifest.extractableModules(SOURCES);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void everyReferenceOfAnIncludedFileIsIncluded(String module) {
    var manifest = ExtractionManifest.of(module, SOURCES);
    var files = manifest.files();

    assertThat(manifest.javaFiles())
        .flatExtracting(SourceFile::projectReferences)
        .allMatch(files::contains);
    assertThat(files).allMatch(it -> it.toFile().isFile());
    assertThat(manifest.excludedTests().keySet())
        .as("tests of the module that need other modules")
        .noneMatch(it -> it.startsWith(module + "."));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void onlyExportedTypesOfOtherModulesAreIncluded(String module) {
    var manifest = ExtractionManifest.of(module, SOURCES);
    var own = "(" + module + "|kernel|eventing|access)?";

    assertThat(manifest.contracts())
        .isNotEmpty()
        .noneMatch(SourceFile::isTest)
        .allMatch(it -> EventCatalog.hasPackageAnnotation(it.packageName(), NamedInterface.class));
    assertThat(manifest.javaFiles())
        .filteredOn(file -> !file.isTest() && !manifest.contracts().contains(file))
        .extracting(SourceFile::module)
        .allMatch(it -> it.matches(own));
    assertThat(manifest.files())
        .filteredOn(it -> it.startsWith("db"))
        .allMatch(it -> it.getName(2).toString().matches(own));
  }

  @Test
  void aLibraryIsIncludedWithTheModuleThatUsesIt() {
    var all = TextFiles.read(Path.of("pom.xml"));
    var billing = pom("billing", all);
    var scheduling = pom("scheduling", all);
    var recommendations = pom("recommendations", all);

    assertThat(billing)
        .contains("openpdf")
        .doesNotContain("biweekly", "lucene", "ejml", "selenium");
    assertThat(scheduling).contains("biweekly", "ical4j").doesNotContain("openpdf", "lucene");
    assertThat(recommendations).contains("lucene-core", "ejml").doesNotContain("openpdf");
    assertThat(List.of(billing, scheduling, recommendations))
        .allMatch(it -> it.contains("<artifactId>postgresql<"));
    assertThat(billing)
        .contains("bcprov", "starter-amqp", "nullaway", "Format.java")
        .doesNotContain("resilience4j", "<id>extract</id>");
  }

  @Test
  void theSameSourcesGiveTheSameProject() {
    var once = ServiceProject.generate(ExtractionManifest.of("billing", SOURCES), LIBRARIES);
    var again =
        ServiceProject.generate(
            ExtractionManifest.of("billing", ProjectSources.ofThisProject()), LIBRARIES);

    assertThat(once.keySet()).isEqualTo(again.keySet());
    assertThat(once).allSatisfy((path, bytes) -> assertThat(again.get(path)).isEqualTo(bytes));
  }

  @Test
  void aModuleThatDoesNotExistIsRefusedWithASentence() {
    assertThatThrownBy(() -> ExtractionManifest.of("biling", SOURCES))
        .isInstanceOf(ExtractionException.class)
        .hasMessage(
            "tandem.module is biling, which is not a module that can be extracted; choose one of"
                + " billing, notifications, preferences, recommendations, scheduling.");
  }

  private static String pom(String module, String all) {
    return new ServicePom(ExtractionManifest.of(module, SOURCES), LIBRARIES).reduce(all);
  }
}
