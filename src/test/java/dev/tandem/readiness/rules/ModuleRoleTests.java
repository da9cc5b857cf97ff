package dev.tandem.readiness.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.kernel.schema.SharedModules;
import dev.tandem.readiness.codebase.CatalogRow;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.MigratedDatabase;
import dev.tandem.readiness.codebase.ModuleScripts;
import dev.tandem.testing.ModuleRoles;
import dev.tandem.testing.TestDatabase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The role under which a module's slice runs. */
@Execution(ExecutionMode.CONCURRENT)
class ModuleRoleTests {

  private static final String TABLES =
      "select schemaname || '.' || tablename from pg_tables where schemaname = ?";

  /** The schema of each module, migrated as the role of the module. */
  private static String database() {
    return MigratedDatabase.withAllModules(Codebase.tandem()).besideOthers(Codebase.tandem()).url();
  }

  @TestFactory
  Stream<DynamicTest> touchesItsOwnSchemaAndNoOtherModules() {
    return ModuleScripts.modules(Codebase.tandem()).stream()
        .map(module -> DynamicTest.dynamicTest(module, () -> assertTouchesOnlyItsOwn(module)));
  }

  private static void assertTouchesOnlyItsOwn(String module) {
    var url = TestDatabase.grantToRole(ModuleRoles.roleOf(module), database());
    tablesOf(module).forEach(it -> CatalogRow.query(url, "select count(*) from " + it));
    for (var other : otherModules(module)) {
      assertThat(tablesOf(other)).isNotEmpty();
      tablesOf(other)
          .forEach(table ->
              assertThatThrownBy(() -> CatalogRow.query(url, "select from " + table))
                  .hasMessageContaining("permission denied for schema " + other));
    }
  }

  private static List<String> otherModules(String module) {
    return ModuleScripts.modules(Codebase.tandem()).stream()
        .filter(name -> !name.equals(module) && !SharedModules.NAMES.contains(name))
        .toList();
  }

  private static List<String> tablesOf(String schema) {
    return CatalogRow.query(database(), TABLES, schema).stream().map(it -> it.get(0)).toList();
  }
}
