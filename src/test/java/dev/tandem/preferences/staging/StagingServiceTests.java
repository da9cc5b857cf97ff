package dev.tandem.preferences.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tandem.kernel.web.Problem;
import dev.tandem.preferences.events.MigrationChanged;
import dev.tandem.preferences.migration.MigrationId;
import dev.tandem.preferences.migration.MigrationService;
import dev.tandem.preferences.migration.MigrationState;
import dev.tandem.preferences.plan.CommittedMapping;
import dev.tandem.preferences.plan.LegacyRow;
import dev.tandem.preferences.source.ExportFormat;
import dev.tandem.testing.ModuleTest;
import dev.tandem.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@ModuleTest
class StagingServiceTests {

  private static final String HEADER = "user_id,key,value,updated_at\n";
  private static final String LEGACY_DATABASE = TestDatabase.create();

  @Autowired StagingService staging;
  @Autowired MigrationService service;
  @Autowired JdbcTemplate jdbc;

  @DynamicPropertySource
  static void configure(DynamicPropertyRegistry registry) {
    registry.add("tandem.preferences.migration.tick", () -> "1d");
    registry.add("tandem.preferences.migration.max-size", () -> "4MB");
    var table = "tandem.preferences.migration.tables.";
    registry.add(table + "old.url", () -> LEGACY_DATABASE);
    registry.add(table + "old.table", () -> "public.settings");
    registry.add(table + "old.consent", () -> "consent");
    registry.add(table + "old.changed-at", () -> "updated_at");
    registry.add(table + "evil.url", () -> LEGACY_DATABASE);
    registry.add(table + "evil.table", () -> "settings; drop table settings");
    registry.add(table + "gone.url", () -> "jdbc:postgresql://localhost:1/nothing");
    registry.add(table + "gone.table", () -> "settings");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MONGOEXPORT   | '{\"userId\":7,\"newsletter\":true,\"tz\":\"GMT\\u002B2\"}' | 2",
        "KEY_VALUE_CSV | 'user_id,key,value\n7,newsletter,1\n7,tz,\"GMT+2\"'          | 2",
        "MOODLE_CSV    | 'id,userid,name,value\n1,7,newsletter,1\n2,7,tz,GMT+2'       | 2",
      })
  void stagesEachFormat(ExportFormat format, String text, int rows) {
    var id = staging.stage(format, "preferences", bytes(text), "ada");

    var staged = service.require(id);
    assertThat(staged.state()).isEqualTo(MigrationState.STAGED);
    assertThat(staged.sourceRows()).isEqualTo(rows);
    assertThat(staging.sample(id, 10))
        .extracting(LegacyRow::member, LegacyRow::key)
        .containsExactlyInAnyOrder(tuple("7", "newsletter"), tuple("7", "tz"));
  }

  @Test
  void keepsEveryCharacterOfAValue() {
    var value = "tab\there\\nor \\N, line\nbreak\r, “quotes” and 𝔘";
    var id =
        staging.stage(
            ExportFormat.KEY_VALUE_CSV,
            "x",
            bytes(HEADER + "7,k,\"" + value + "\",\n7,none,,\n"),
            "ada");

    assertThat(staging.sample(id, 10)).extracting(LegacyRow::value).containsExactly(value, "");
  }

  @Test
  void aTimeInTheFutureIsNoTimeAndCannotBeatAChoiceHere() {
    var id =
        staging.stage(
            ExportFormat.KEY_VALUE_CSV,
            "x",
            bytes(HEADER + "7,a,1,2999-01-01T00:00:00Z\n7,b,1,2020-01-01 10:00:00+00\n7,c,1,0\n"),
            "ada");

    assertThat(staging.sample(id, 10))
        .extracting(LegacyRow::changedAt)
        .containsExactly(null, Instant.parse("2020-01-01T10:00:00Z"), null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "KEY_VALUE_CSV | 'a,b\n1,2'                    | must name a column member",
        "KEY_VALUE_CSV | '%PDF-1.7 %%EOF'              | must name a column member",
        "KEY_VALUE_CSV | 'user_id,key,value\n1,2\n3,4' | It has 2 columns instead of 3",
        "KEY_VALUE_CSV | 'user_id,key,value'           | No row can be read",
        "MONGOEXPORT   | '[{\n\"userId\": 1\n}]'       | Export without --jsonArray",
        "MONGOEXPORT   | 'user_id,key,value\n1,2,3'    | No row can be read",
      })
  void whatIsNoExportIsRefusedWithASentenceAndNothingIsLeft(
      ExportFormat format, String text, String sentence) {
    var before = rowsInTables();

    assertThatThrownBy(() -> staging.stage(format, "x", bytes(text), "ada"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(sentence);

    assertThat(rowsInTables()).isEqualTo(before);
  }

  @Test
  void nothingIsLeftOfAFileThatIsBrokenNearItsEnd() {
    var before = rowsInTables();
    var good = bytes(HEADER + "7,newsletter,1,\n".repeat(45_000));
    var latin1 = new ByteArrayInputStream("7,name,Jürgen,\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() ->
            staging.stage(
                ExportFormat.KEY_VALUE_CSV, "x", new SequenceInputStream(good, latin1), "ada"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("not encoded in UTF-8");

    assertThat(rowsInTables()).isEqualTo(before);
  }

  @Test
  void aFileAboveTheLimitIsRefusedAsItIsRead() {
    var before = rowsInTables();
    var endless = new EndlessStream(HEADER, "7,newsletter,1,\n");

    assertThatThrownBy(() -> staging.stage(ExportFormat.KEY_VALUE_CSV, "x", endless, "ada"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("larger than 4 MB")
        .hasMessageContaining("max-size");

    assertThat(endless.read).isLessThan(5_000_000);
    assertThat(rowsInTables()).isEqualTo(before);
  }

  @Test
  void readsATableOfAnotherDatabase() {
    inLegacyDatabase(
        "create table settings (id int, user_id int, key text, value text, consent text, updated_at timestamptz)",
        """
        insert into settings
        select n, n / 10, 'newsletter', 'yes', 'form', '2020-05-01 10:00:00+00' from generate_series(1, 5000) n
        """,
        "insert into settings values (0, null, 'newsletter', 'yes', null, null)");

    var id = staging.stageTable("old", "ada");

    assertThat(service.require(id).sourceRows()).isEqualTo(5_001);
    assertThat(service.require(id).unreadableRows()).isEqualTo(1);
    assertThat(staging.sample(id, 1))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.value()).isEqualTo("yes");
          assertThat(it.consent()).isEqualTo("form");
          assertThat(it.changedAt()).isEqualTo(Instant.parse("2020-05-01T10:00:00Z"));
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "evil                            | no name of a table or column",
        "gone                            | cannot be read",
        "jdbc:postgresql://10.0.0.1/x    | No table is configured as",
      })
  void aTableThatMayNotOrCannotBeReadIsRefusedWithASentence(String name, String sentence) {
    var before = rowsInTables();

    assertThatThrownBy(() -> staging.stageTable(name, "ada"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(sentence);

    assertThat(rowsInTables()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'legacy_id,member_id\n7,me'                                        | has “me” as member",
        "'legacy_id,member_id\n7'                                           | has 1 columns",
        "'legacy_id,member_id,fate\n7,,gone'                                | says “GONE” as fate",
        "'legacy_id\n7'                                                     | must name a column member_id",
        "'legacy_id,member_id\n7,\n7,'                                      | twice",
      })
  void aListOfMembersThatCannotBeReadLeavesTheOneBefore(String csv, String sentence) {
    var id = staged();
    staging.listMembers(id, bytes("legacy_id,member_id\n7," + UUID.randomUUID()), "ada");
    var before = rowsInTables();

    assertThatThrownBy(() -> staging.listMembers(id, bytes(csv), "ada"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(sentence);

    assertThat(rowsInTables()).isEqualTo(before);
  }

  @Test
  void aListOfMembersInAnotherEncodingLeavesTheOneBefore() {
    var id = staged();
    staging.listMembers(id, bytes("legacy_id,member_id\n7," + UUID.randomUUID()), "ada");
    var before = rowsInTables();
    var latin1 = "legacy_id,member_id\nJürgen,\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> staging.listMembers(id, new ByteArrayInputStream(latin1), "ada"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("not encoded in UTF-8");

    assertThat(rowsInTables()).isEqualTo(before);
  }

  @Test
  void discardingLeavesNothingButWhoDidIt(AssertablePublishedEvents events) {
    var before = rowsInTables();
    var id = staged();
    staging.listMembers(id, bytes("legacy_id,member_id\n7," + UUID.randomUUID()), "ada");
    service.saveMapping(id, CommittedMapping.yaml(), "ada");

    staging.discard(id, "bo");

    assertThat(rowsInTables()).isEqualTo(before);
    assertThatThrownBy(() -> service.require(id))
        .hasMessageContaining("There is no such migration");
    assertThat(events.ofType(MigrationChanged.class))
        .filteredOn(it ->
            it.what().equals("Migration of preferences: Discarded it, with a source of 1 rows."))
        .extracting(MigrationChanged::by)
        .containsExactly("bo");
  }

  private MigrationId staged() {
    return staging.stage(
        ExportFormat.KEY_VALUE_CSV, "x", bytes(HEADER + "7,newsletter,1,\n"), "ada");
  }

  private List<Long> rowsInTables() {
    return List.of(
            "legacy_migration", "legacy_row", "legacy_identity", "legacy_audit", "legacy_mapping")
        .stream()
        .map(it -> jdbc.queryForObject("select count(*) from preferences." + it, Long.class))
        .toList();
  }

  private static ByteArrayInputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void inLegacyDatabase(String... statements) {
    try (var connection = DriverManager.getConnection(LEGACY_DATABASE);
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Never ends, as a file of 5 GB hardly does. */
  private static final class EndlessStream extends InputStream {

    private final byte[] first;
    private final byte[] line;
    private long read;

    EndlessStream(String first, String line) {
      this.first = first.getBytes(StandardCharsets.UTF_8);
      this.line = line.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int read() {
      long at = read++;
      return at < first.length ? first[(int) at] : line[(int) ((at - first.length) % line.length)];
    }
  }
}
