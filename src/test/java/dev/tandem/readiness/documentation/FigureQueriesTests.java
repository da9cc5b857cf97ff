package dev.tandem.readiness.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.eventing.figures.FigureCatalogue;
import dev.tandem.eventing.figures.FigureDefinition;
import dev.tandem.readiness.codebase.CatalogRow;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.MigratedDatabase;
import dev.tandem.readiness.codebase.ModuleScripts;
import dev.tandem.readiness.codebase.SourceFiles;
import dev.tandem.readiness.rules.Proof;
import dev.tandem.signals.figure.FigureDefinitions;
import dev.tandem.testing.ModuleRoles;
import dev.tandem.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The queries of the figures that modules report, planned against the migrated database. */
@Execution(ExecutionMode.CONCURRENT)
class FigureQueriesTests {

  private static final Path OWN_CLASS =
      SourceFiles.classesOf(FigureQueriesTests.class)
          .resolve("dev/tandem/readiness/documentation/FigureQueriesTests.class");

  static List<String> modulesWithFigures() {
    return ModuleScripts.modules(Codebase.tandem()).stream()
        .filter(module -> !FigureCatalogue.of(module).isEmpty())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("modulesWithFigures")
  void readOnlyTheModulesOwnSchema(String module) {
    Proof.of("figures of " + module, ModuleScripts.FOLDER, OWN_CLASS)
        .once(() -> assertReadOnlyTheModulesOwnSchema(module));
  }

  private static void assertReadOnlyTheModulesOwnSchema(String module) {
    var closed = MigratedDatabase.withAllModules(Codebase.tandem()).besideOthers(Codebase.tandem());
    var own = TestDatabase.grantToRole(ModuleRoles.roleOf(module), closed.url());

    FigureCatalogue.of(module).stream()
        .map(it -> "explain select scope, value, item from (%s) counted".formatted(it.sql()))
        .map(it -> it.replace(":from", "now()").replace(":to", "now()"))
        .forEach(query -> assertThat(CatalogRow.query(own, query)).isNotEmpty());
  }

  @Test
  void eachFigureHasANameOfItsOwn() {
    var names =
        modulesWithFigures().stream()
            .flatMap(module -> FigureCatalogue.of(module).stream())
            .map(FigureDefinition::signal);

    assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(25);
  }

  @Test
  void signalsKnowsTheFiguresOfAllModules() {
    assertThat(new FigureDefinitions().all())
        .extracting(FigureDefinition::module)
        .containsAll(modulesWithFigures());
  }
}
