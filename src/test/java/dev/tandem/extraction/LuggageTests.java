package dev.tandem.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.NamedInterface;

/** What a module takes along is whole, and holds nothing of another's inside. */
class LuggageTests {

  private static final Sources SOURCES = Sources.ofThisProject();
  private static final Libraries LIBRARIES = new Libraries();

  static Iterable<String> modules() {
    return Luggage.modules(SOURCES);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void whatIsTakenFindsAllThatItNeedsAmongWhatIsTaken(String module) {
    var luggage = Luggage.of(module, SOURCES);
    var files = luggage.files();

    assertThat(luggage.java()).flatExtracting(SourceFile::own).allMatch(files::contains);
    assertThat(files).allMatch(it -> it.toFile().isFile());
    assertThat(luggage.leftBehind().keySet())
        .as("tests of the module that need other modules")
        .noneMatch(it -> it.startsWith(module + "."));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void ofOtherModulesOnlyWhatTheyShowIsTaken(String module) {
    var luggage = Luggage.of(module, SOURCES);
    var own = "(" + module + "|kernel|eventing|access)?";

    assertThat(luggage.contracts())
        .isNotEmpty()
        .noneMatch(SourceFile::test)
        .allMatch(it -> Events.declares(it.packageName(), NamedInterface.class));
    assertThat(luggage.java())
        .filteredOn(it -> !it.test() && !luggage.contracts().contains(it))
        .extracting(SourceFile::module)
        .allMatch(it -> it.matches(own));
    assertThat(luggage.files())
        .filteredOn(it -> it.startsWith("db"))
        .allMatch(it -> it.getName(2).toString().matches(own));
  }

  @Test
  void aLibraryTravelsWithTheModuleThatUsesIt() {
    var all = Text.read(Path.of("pom.xml"));
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
        .doesNotContain("openfeature", "<id>extract</id>");
  }

  @Test
  void theSameSourcesGiveTheSameProject() {
    var once = Project.of(Luggage.of("billing", SOURCES), LIBRARIES);
    var again = Project.of(Luggage.of("billing", Sources.ofThisProject()), LIBRARIES);

    assertThat(once.keySet()).isEqualTo(again.keySet());
    assertThat(once).allSatisfy((path, bytes) -> assertThat(again.get(path)).isEqualTo(bytes));
  }

  @Test
  void aModuleThatDoesNotExistIsRefusedWithASentence() {
    assertThatThrownBy(() -> Luggage.of("biling", SOURCES))
        .isInstanceOf(CannotLeave.class)
        .hasMessage(
            "tandem.module names biling, which is no module that can leave; choose from billing,"
                + " recommendations, scheduling.");
  }

  private static String pom(String module, String all) {
    return new Pom(Luggage.of(module, SOURCES), LIBRARIES).of(all);
  }
}
