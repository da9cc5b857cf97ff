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
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The role under which a module's slice runs. */
@Execution(ExecutionMode.CONCURRENT)
class ModuleRoleTests {

  private static final String TABLES = "select schemaname, tablename from pg_tables";

  /** The schema of each module, migrated as the role of the module. */
  private static String database() {
    return MigratedDatabase.withAllModules(Codebase.tandem()).besideOthers(Codebase.tandem()).url();
  }

  @TestFactory
  Stream<DynamicTest> touchesItsOwnSchemaAndNoOtherModules() {
    return ModuleScripts.modules(Codebase.tandem()).stream()
        .map(module ->
            DynamicTest.dynamicTest(
                module,
                () ->
                    Proof.of("role of " + module, ModuleScripts.FOLDER)
                        .once(() -> assertTouchesOnlyItsOwn(module))));
  }

  private static void assertTouchesOnlyItsOwn(String module) {
    var tables = tables();
    var url = TestDatabase.grantToRole(ModuleRoles.roleOf(module), database());
    tables
        .getOrDefault(module, List.of())
        .forEach(it -> CatalogRow.query(url, "select count(*) from " + it));
    for (var other : otherModules(module)) {
      assertThat(tables.get(other))
          .isNotEmpty()
          .allSatisfy(table ->
              assertThatThrownBy(() -> CatalogRow.query(url, "select from " + table))
                  .hasMessageContaining("permission denied for schema " + other));
    }
  }

  private static List<String> otherModules(String module) {
    return ModuleScripts.modules(Codebase.tandem()).stream()
        .filter(name -> !name.equals(module) && !SharedModules.NAMES.contains(name))
        .toList();
  }

  /** The qualified tables of each schema. */
  private static MultiValueMap<String, String> tables() {
    var tables = new LinkedMultiValueMap<String, String>();
    CatalogRow.query(database(), TABLES)
        .forEach(row -> tables.add(row.get(0), row.get(0) + "." + row.get(1)));
    return tables;
  }
}
