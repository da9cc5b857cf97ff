package dev.tandem.readiness.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.access.memberdata.ErasureRule;
import dev.tandem.access.memberdata.PersonalDataInventory;
import dev.tandem.access.memberdata.PersonalTable;
import dev.tandem.access.memberdata.RetentionPeriod;
import dev.tandem.readiness.codebase.CatalogRow;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.MigratedDatabase;
import dev.tandem.readiness.codebase.ModuleScripts;
import dev.tandem.readiness.codebase.SourceFiles;
import dev.tandem.readiness.rules.Proof;
import dev.tandem.testing.ModuleRoles;
import dev.tandem.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a module says it keeps about members, compared with the migrated database. */
@Execution(ExecutionMode.CONCURRENT)
class PersonalDataTests {

  private static final String COLUMNS =
      """
      select r.relname, string_agg(a.attname, ',' order by a.attname)
        from pg_class r join pg_attribute a on a.attrelid = r.oid
       where r.relnamespace = ?::regnamespace and r.relkind in ('r', 'p') and not r.relispartition
         and r.relname <> 'flyway_history' and a.attnum > 0 and not a.attisdropped
       group by 1
      """;

  private static final String TEXTS =
      """
      select r.relname, string_agg(a.attname, ',' order by a.attname)
        from pg_class r join pg_attribute a on a.attrelid = r.oid
       where r.relnamespace = ?::regnamespace and r.relkind in ('r', 'p') and not r.relispartition
         and a.attnum > 0 and not a.attisdropped
         and a.atttypid in ('text'::regtype, 'text[]'::regtype, 'bpchar'::regtype,
           'varchar'::regtype, 'json'::regtype, 'jsonb'::regtype)
       group by 1
      """;

  /** What decides here besides the rules. */
  private static final Path[] READ = {
    ModuleScripts.FOLDER,
    SourceFiles.classesOf(PersonalTable.class).resolve("dev/tandem/access/memberdata"),
    SourceFiles.classesOf(PersonalDataTests.class)
        .resolve("dev/tandem/readiness/documentation/PersonalDataTests.class")
  };

  static List<String> modulesWithTables() {
    return ModuleScripts.modules(Codebase.tandem());
  }

  @ParameterizedTest
  @MethodSource("modulesWithTables")
  void everyColumnIsNamedInTheInventory(String module) {
    var kept = new TreeMap<String, String>();
    MigratedDatabase.withAllModules(Codebase.tandem())
        .query(COLUMNS, module)
        .forEach(row -> kept.put(row.get(0), row.get(1)));

    assertThat(namedColumns(PersonalDataInventory.of(module)))
        .as(
            "name each column in db/migration/%s/personal-data.yaml: in about-members what it"
                + " tells or why it is withheld, in about-nobody if no row is about a member",
            module)
        .isEqualTo(kept);
  }

  @ParameterizedTest
  @MethodSource("modulesWithTables")
  void itsQueriesReadOnlyTheModulesOwnSchema(String module) {
    Proof.of("itsQueriesReadOnlyTheModulesOwnSchema: " + module, READ)
        .once(() -> assertItsQueriesReadOnlyTheModulesOwnSchema(module));
  }

  private static void assertItsQueriesReadOnlyTheModulesOwnSchema(String module) {
    var closed = MigratedDatabase.withAllModules(Codebase.tandem()).besideOthers(Codebase.tandem());
    var own = TestDatabase.grantToRole(ModuleRoles.roleOf(module), closed.url());

    PersonalDataInventory.of(module).tables().stream()
        .filter(PersonalTable::handedOver)
        .map(table -> table.query(module).replace(":member", "?::uuid"))
        .forEach(query -> assertThat(CatalogRow.query(own, query, parameters(query))).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("modulesWithTables")
  void itsErasureChangesOnlyTheModulesOwnSchema(String module) {
    Proof.of("itsErasureChangesOnlyTheModulesOwnSchema: " + module, READ)
        .once(() -> assertItsErasureChangesOnlyTheModulesOwnSchema(module));
  }

  private static void assertItsErasureChangesOnlyTheModulesOwnSchema(String module) {
    var closed = MigratedDatabase.withAllModules(Codebase.tandem()).besideOthers(Codebase.tandem());
    var own = TestDatabase.grantToRole(ModuleRoles.roleOf(module), closed.url());

    PersonalDataInventory.of(module).tables().stream()
        .map(table -> table.erasingStatement(module))
        .filter(statement -> !statement.isEmpty())
        .map(statement -> "explain " + statement.replace(":member", "?::uuid"))
        .forEach(statement ->
            assertThat(CatalogRow.query(own, statement, parameters(statement))).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("modulesWithTables")
  void whatItRemovesAfterTheYearsOfADutyIsOfItsOwnSchema(String module) {
    Proof.of("whatItRemovesAfterTheYearsOfADutyIsOfItsOwnSchema: " + module, READ)
        .once(() -> assertWhatItRemovesAfterTheYearsOfADutyIsOfItsOwnSchema(module));
  }

  private static void assertWhatItRemovesAfterTheYearsOfADutyIsOfItsOwnSchema(String module) {
    var closed = MigratedDatabase.withAllModules(Codebase.tandem()).besideOthers(Codebase.tandem());
    var own = TestDatabase.grantToRole(ModuleRoles.roleOf(module), closed.url());

    PersonalDataInventory.of(module).tables().stream()
        .map(table -> table.endingStatement(module, new RetentionPeriod(10)))
        .filter(statement -> !statement.isEmpty())
        .map(statement -> "explain " + statement.replaceAll(":(?:member|nobody)", "?::uuid"))
        .forEach(statement ->
            assertThat(CatalogRow.query(own, statement, parameters(statement))).isNotEmpty());
  }

  /** A text that stays is the program's own: each is named, so that a new one is thought of. */
  @ParameterizedTest
  @MethodSource("modulesWithTables")
  void everyTextThatAnErasureLeavesIsNamed(String module) {
    var texts = new TreeMap<String, String>();
    MigratedDatabase.withAllModules(Codebase.tandem())
        .query(TEXTS, module)
        .forEach(row -> texts.put(row.get(0), row.get(1)));

    for (var table : PersonalDataInventory.of(module).tables()) {
      if (table.erasure() instanceof ErasureRule.Pseudonymised rule) {
        var named =
            Stream.concat(
                rule.texts().stream(),
                rule.values().keySet().stream().filter(it -> contains(texts, table, it)));
        assertThat(sorted(named))
            .as(
                "in db/migration/%s/personal-data.yaml, at %s: say under 'erased' what replaces each"
                    + " text, and name under 'texts' those that are the program's own words",
                module, table.table())
            .isEqualTo(texts.getOrDefault(table.table(), ""));
      }
    }
  }

  private static boolean contains(
      SortedMap<String, String> texts, PersonalTable table, String column) {
    return List.of(texts.getOrDefault(table.table(), "").split(",", -1)).contains(column);
  }

  @ParameterizedTest
  @MethodSource("modulesWithTables")
  void whoeverErasesRemembersWhom(String module) {
    var inventory = PersonalDataInventory.of(module);
    var erases =
        inventory.tables().stream()
            .anyMatch(it -> !(it.erasure() instanceof ErasureRule.Otherwise));

    assertThat(
            inventory.tables().stream()
                .map(PersonalTable::table)
                .toList()
                .contains("erased_member"))
        .as("a table erased_member (member_id, erased_at) in the schema %s", module)
        .isEqualTo(erases);
  }

  @ParameterizedTest
  @MethodSource("modulesWithTables")
  void saysWhyAndInWords(String module) {
    var inventory = PersonalDataInventory.of(module);

    assertThat(inventory.tables())
        .allSatisfy(table -> {
          assertThat(table.why()).as(table.table()).contains(" ");
          assertThat(table.columns().values()).as(table.table()).doesNotContain("");
          assertThat(table.handedOver()).as(table.table()).isNotEqualTo(table.columns().isEmpty());
        });
    assertThat(inventory.tables().stream().filter(PersonalTable::handedOver))
        .extracting(PersonalTable::list)
        .doesNotHaveDuplicates();
  }

  private static SortedMap<String, String> namedColumns(PersonalDataInventory inventory) {
    var named = new TreeMap<String, String>();
    inventory
        .tables()
        .forEach(table ->
            named.put(
                table.table(),
                sorted(
                    Stream.concat(
                        table.columns().keySet().stream(), table.withheld().keySet().stream()))));
    inventory.others().forEach((table, columns) -> named.put(table, sorted(columns.stream())));
    return named;
  }

  private static String sorted(Stream<String> columns) {
    return String.join(",", columns.sorted().toList());
  }

  private static Object[] parameters(String query) {
    return query.chars().filter(it -> it == '?').mapToObj(it -> new UUID(0, 1)).toArray();
  }
}
