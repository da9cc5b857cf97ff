package dev.tandem.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.testing.ModuleRoles;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The role under which a module's slice runs. */
class ModuleRoleTests {

  private static final String TABLES =
      "select schemaname || '.' || tablename from pg_tables where schemaname = ?";

  @TestFactory
  Stream<DynamicTest> touchesItsOwnSchemaAndNoOtherModules() {
    return Migrated.modules(House.tandem()).stream()
        .map(module ->
            DynamicTest.dynamicTest(
                module,
                () -> {
                  var url = ModuleRoles.databaseFor(module);

                  Migrated.migrate(House.tandem(), module, url);

                  tables(url, module)
                      .forEach(it -> Migrated.ask(url, "select count(*) from " + it));
                  for (var other : others(module)) {
                    assertThat(tables(url, other)).isNotEmpty();
                    tables(url, other)
                        .forEach(it ->
                            assertThatThrownBy(() -> Migrated.ask(url, "select from " + it))
                                .hasMessageContaining("permission denied for schema " + other));
                  }
                }));
  }

  private static List<String> others(String module) {
    return Migrated.modules(House.tandem()).stream()
        .filter(it -> !it.equals(module) && !House.SHARED.contains(it))
        .toList();
  }

  private static List<String> tables(String url, String schema) {
    return Migrated.ask(url, TABLES, schema).stream().map(it -> it.get(0)).toList();
  }
}
