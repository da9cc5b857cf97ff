package dev.tandem.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.testing.ModuleRoles;
import dev.tandem.testing.TestDatabase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
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
  private static final String DATABASE = TestDatabase.create();

  @BeforeAll
  static void migrate() {
    Migrated.modules(House.tandem())
        .forEach(it ->
            Migrated.migrate(
                House.tandem(), it, TestDatabase.admit(ModuleRoles.role(it), DATABASE)));
  }

  @TestFactory
  Stream<DynamicTest> touchesItsOwnSchemaAndNoOtherModules() {
    return Migrated.modules(House.tandem()).stream()
        .map(module -> DynamicTest.dynamicTest(module, () -> touchesOnlyItsOwn(module)));
  }

  private static void touchesOnlyItsOwn(String module) {
    var url = TestDatabase.admit(ModuleRoles.role(module), DATABASE);
    tables(module).forEach(it -> Migrated.ask(url, "select count(*) from " + it));
    for (var other : others(module)) {
      assertThat(tables(other)).isNotEmpty();
      tables(other)
          .forEach(it ->
              assertThatThrownBy(() -> Migrated.ask(url, "select from " + it))
                  .hasMessageContaining("permission denied for schema " + other));
    }
  }

  private static List<String> others(String module) {
    return Migrated.modules(House.tandem()).stream()
        .filter(it -> !it.equals(module) && !House.SHARED.contains(it))
        .toList();
  }

  private static List<String> tables(String schema) {
    return Migrated.ask(DATABASE, TABLES, schema).stream().map(it -> it.get(0)).toList();
  }
}
