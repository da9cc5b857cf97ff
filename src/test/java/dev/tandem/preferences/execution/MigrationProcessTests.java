package dev.tandem.preferences.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.Tandem;
import dev.tandem.preferences.plan.CommittedMapping;
import dev.tandem.preferences.plan.LegacyRow;
import dev.tandem.preferences.plan.MappingFile;
import dev.tandem.preferences.plan.MemberHere;
import dev.tandem.preferences.plan.MemberPlan;
import dev.tandem.testing.JavaProcess;
import dev.tandem.testing.TestDatabase;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The command {@code migrate-preferences} in processes of its own, which are killed while they
 * work.
 */
@Tag("slow")
class MigrationProcessTests {

  private static final Path LOG = Path.of("target/migration-processes.log");
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long POPULATION = 1;
  private static final int GATE = 42;

  /** Holds up the transaction that would be the one after 1,000 members. */
  private static final List<String> WAIT_AT_THE_GATE =
      List.of(
          """
          create function preferences.wait_at_the_gate() returns trigger language plpgsql as $$ begin
            if new.done_members > 1000 then
              perform pg_advisory_xact_lock(%s);
            end if;
            return new;
          end $$
          """
              .formatted(GATE),
          """
          create trigger wait_at_the_gate before update on preferences.legacy_migration
            for each row execute function preferences.wait_at_the_gate()
          """);

  private final MessyPlatform platform = new MessyPlatform(3, 3_000, 30);
  private final String url = TestDatabase.create();
  private final JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(url));

  @TempDir Path folder;

  @Test
  void killedProcessesLoseAndRepeatNothing() throws Exception {
    var source = file("preferences.csv", platform.csv());
    var list = file("members.csv", platform.list(POPULATION));
    var mapping = Files.writeString(folder.resolve("mapping.yaml"), CommittedMapping.yaml());
    try (var _ =
        command(
            "stage",
            source.toString(),
            "--format=key-value-csv",
            "--members=" + list,
            "--mapping=" + mapping)) {
      awaitThat("select count(*) = 1 from preferences.legacy_mapping");
    }
    jdbc.batchUpdate(
        "insert into preferences.member (member_id) values (?)",
        IntStream.range(0, platform.members())
            .mapToObj(it -> new Object[] {MessyPlatform.member(POPULATION, it)})
            .toList());
    var id = jdbc.queryForObject("select id::text from preferences.legacy_migration", String.class);

    killWhileItWorks("dry-run", id);
    finish("PLANNED", id);
    assertThat(jdbc.queryForObject("select count(*) from preferences.choice", Long.class)).isZero();
    killWhileItWorks("start", id);
    finish("DONE", id);

    assertThat(
            jdbc.queryForObject(
                "select migrated + unchanged + quarantined from preferences.legacy_migration",
                Long.class))
        .isEqualTo(platform.allRows());
    assertThat(
            jdbc
                .queryForList(
                    """
                    select concat_ws(' ', member_id, question, value, confirmed, kept_off, version)
                    from preferences.choice
                    """,
                    String.class)
                .stream()
                .sorted()
                .toList())
        .isEqualTo(plannedInOneGo());
    assertThat(
            jdbc.queryForObject(
                """
                select count(*) = count(distinct payload::jsonb ->> 'memberId')
                from eventing.event_log where name = 'preferences.preferences-changed'
                """,
                Boolean.class))
        .as("each member got one snapshot")
        .isTrue();
  }

  /** In the middle of a transaction in the middle of the run. */
  private void killWhileItWorks(String action, String id) {
    var holder = new SingleConnectionDataSource(url, true);
    var gate = new JdbcTemplate(holder);
    try {
      gate.execute("select pg_advisory_lock(%s)".formatted(GATE));
      WAIT_AT_THE_GATE.forEach(gate::execute);
      try (var process = command(action, id)) {
        awaitThat(
            "select exists (select from pg_locks where locktype = 'advisory' and objid = 42 and not granted)");
        process.kill();
      }
      gate.execute(
          "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = 42 and not granted");
      gate.execute("drop function preferences.wait_at_the_gate cascade");
    } finally {
      holder.destroy();
    }
    assertThat(
            jdbc.queryForObject(
                "select done_members between 1 and 1000 from preferences.legacy_migration",
                Boolean.class))
        .as("it was killed before its end")
        .isTrue();
  }

  private void finish(String state, String id) {
    try (var _ = command("resume", id)) {
      awaitThat("select state = '%s' from preferences.legacy_migration".formatted(state));
    }
  }

  private void awaitThat(String query) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .ignoreExceptions()
        .until(() -> jdbc.queryForList(query, Boolean.class).equals(List.of(true)));
  }

  private JavaProcess command(String... words) {
    var arguments = new ArrayList<>(List.of("migrate-preferences"));
    arguments.addAll(Arrays.asList(words));
    arguments.add("--spring.config.location=classpath:/application.yaml");
    arguments.add("--spring.datasource.url=" + url);
    arguments.add("--tandem.preferences.migration.rows-at-once=1000");
    return JavaProcess.start(LOG, "migrate-preferences", Tandem.class, arguments);
  }

  private Path file(String name, InputStream content) throws Exception {
    var file = folder.resolve(name);
    Files.copy(content, file);
    return file;
  }

  private List<String> plannedInOneGo() {
    var mapping = MappingFile.parse(CommittedMapping.yaml());
    var choices = new ArrayList<String>();
    for (int index = 0; index < platform.members(); index++) {
      List<LegacyRow> rows = platform.readableRows(index);
      if (MessyPlatform.fate(index) == MessyPlatform.Fate.MEMBER) {
        var member = MessyPlatform.member(POPULATION, index);
        MemberPlan.of(rows, MemberHere.NOTHING, mapping)
            .choices()
            .forEach(it ->
                choices.add(
                    "%s %s %s %s %s 1"
                        .formatted(
                            member,
                            it.question().key(),
                            it.value(),
                            it.confirmed() ? "t" : "f",
                            it.keptOff() ? "t" : "f")));
      }
    }
    return choices.stream().sorted().toList();
  }
}
