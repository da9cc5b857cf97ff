package dev.tandem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.core.annotation.AnnotatedElementUtils.findMergedAnnotation;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jmolecules.event.annotation.DomainEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.modulith.events.ApplicationModuleListener;

/** extraction-plan.md lists the events and tables of each module as they are in the code. */
class ExtractionPlanTests {

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.tandem");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "members",
        "scheduling",
        "billing",
        "recommendations",
        "preferences",
        "notifications"
      })
  void thePlanListsTheEventsThatEachModulePublishesAndListensTo(String module) throws IOException {
    assertThat(listedInPlan(module, "Publishes")).isEqualTo(names(publishedEvents(module)));
    assertThat(listedInPlan(module, "Listens to")).isEqualTo(names(consumedEvents(module)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "members",
        "scheduling",
        "billing",
        "recommendations",
        "preferences",
        "notifications"
      })
  void thePlanListsTheTablesThatEachModuleOwns(String module) throws IOException {
    var created = Pattern.compile("(?i)create (?:unlogged )?table (?:if not exists )?(\\w+)");
    try (var scripts = Files.list(Path.of("db/migration", module))) {
      var tables =
          scripts
              .flatMap(script -> created.matcher(read(script)).results())
              .map(match -> match.group(1))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(listedInPlan(module, "Owns")).isEqualTo(tables);
    }
  }

  /** The names in backticks in a line of the module's section. */
  private static TreeSet<String> listedInPlan(String module, String label) {
    var section = read(Path.of("extraction-plan.md")).split("(?m)^## " + module + "\\b")[1];
    var line = section.split("- \\*\\*" + label + "\\*\\*")[1].lines().findFirst().orElseThrow();
    return Pattern.compile("`([^`]+)`")
        .matcher(line)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<JavaClass> publishedEvents(String module) {
    return CODE.stream()
        .filter(it -> it.getPackageName().equals("dev.tandem." + module + ".events"));
  }

  /** A listener of an interface listens to all events that implement it. */
  private static Stream<JavaClass> consumedEvents(String module) {
    return CODE.stream()
        .filter(type -> (type.getPackageName() + ".").startsWith("dev.tandem." + module + "."))
        .flatMap(type -> type.getMethods().stream())
        .filter(method -> method.isAnnotatedWith(ApplicationModuleListener.class))
        .map(listener -> listener.getRawParameterTypes().getFirst())
        .flatMap(event -> Stream.concat(Stream.of(event), event.getAllSubclasses().stream()));
  }

  private static TreeSet<String> names(Stream<JavaClass> events) {
    return events
        .filter(event -> event.isAssignableTo(PublishedEvent.class))
        .map(event -> findMergedAnnotation(event.reflect(), DomainEvent.class))
        .filter(Objects::nonNull)
        .map(annotation -> annotation.namespace() + "." + annotation.name())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
