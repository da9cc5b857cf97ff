package dev.tandem.readiness;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.tandem.testing.ModuleTest;
import dev.tandem.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.test.context.SpringBootTest;

/** Rule 8: a module's schema comes from its own scripts alone, and a slice of it starts alone. */
final class Alone {

  private Alone() {}

  static List<Check> checks() {
    return List.of(
        new Check(
            Rule.ALONE,
            "migration that needs another schema",
            "a module that leaves migrates an empty database with its own scripts and its own rights",
            "let the scripts of db/migration/<module>/ create all they use, unqualified, with no rights"
                + " beyond the module's schema",
            Alone::migrations),
        new Check(
            Rule.ALONE,
            "module without a slice",
            "nothing shows then that it starts without the others",
            "add a test with @ModuleTest in the module's package",
            Alone::slices),
        new Check(
            Rule.ALONE,
            "test that starts others",
            "the test passes because the other module is there",
            "use @ModuleTest, and publish the other module's events in the test",
            Alone::others));
  }

  private static Stream<Crossing> migrations(House house) {
    var found = new ArrayList<Crossing>();
    for (var module : Migrated.modules(house)) {
      var url = TestDatabase.createFor("only_" + module);
      var where =
          Statements.migrations(house).entrySet().stream()
              .filter(it -> it.getKey().startsWith(module + "/"))
              .map(it -> it.getValue().toString().replace('\\', '/') + ":1")
              .findFirst()
              .orElse("db/migration/" + module + ":1");
      try {
        Migrated.migrate(house, module, url);
        Migrated.schemas(url)
            .filter(it -> !it.equals(module))
            .forEach(it -> found.add(new Crossing(module, "also creates the schema " + it, where)));
      } catch (RuntimeException e) {
        found.add(new Crossing(module, "does not migrate alone: " + firstLines(e), line(e, where)));
      }
    }
    return found.stream();
  }

  private static String firstLines(Throwable failure) {
    return failure
        .getMessage()
        .lines()
        .filter(it -> it.startsWith("Message") || it.contains("ERROR"))
        .findFirst()
        .orElse(failure.getMessage().lines().findFirst().orElse(""))
        .replaceFirst("Message\\s*:\\s*", "")
        .strip();
  }

  /** Flyway names the script and its line in the message. */
  private static String line(Throwable failure, String otherwise) {
    var file = part(failure, "Location", otherwise.replaceFirst(":\\d+$", ""));
    var root = System.getProperty("user.dir") + "/";
    var path = file.replaceAll("\\s*\\(.*", "").replace(root, "");
    return path + ":" + part(failure, "Line", "1");
  }

  private static String part(Throwable failure, String name, String otherwise) {
    return failure
        .getMessage()
        .lines()
        .filter(it -> it.matches(name + "\\s*:.*"))
        .map(it -> it.replaceFirst(name + "\\s*:\\s*", "").strip())
        .findFirst()
        .orElse(otherwise);
  }

  private static Stream<Crossing> slices(House house) {
    return house.modules.values().stream()
        .filter(it -> !it.name().equals("kernel"))
        .filter(it -> slicesOf(house, it).isEmpty())
        .map(it ->
            new Crossing(
                it.name(), "has no slice test", house.where(it.declaration(), "package ")));
  }

  static List<JavaClass> slicesOf(House house, Module module) {
    return testsOf(house, module)
        .filter(it -> !it.isAnnotation() && it.isMetaAnnotatedWith(ModuleTest.class))
        .toList();
  }

  private static Stream<JavaClass> testsOf(House house, Module module) {
    return house.tests().filter(module::owns);
  }

  private static Stream<Crossing> others(House house) {
    return house.modules.values().stream()
        .flatMap(module ->
            testsOf(house, module)
                .filter(it -> it.isMetaAnnotatedWith(SpringBootTest.class))
                .filter(it -> !it.isMetaAnnotatedWith(ModuleTest.class))
                .map(it ->
                    new Crossing(
                        module.name(),
                        "starts other modules in its test " + it.getSimpleName(),
                        it.getSource()
                            .flatMap(source -> source.getFileName())
                            .map(file ->
                                "src/test/java/"
                                    + it.getPackageName().replace('.', '/')
                                    + "/"
                                    + file
                                    + ":1")
                            .orElse(it.getName()))));
  }
}
