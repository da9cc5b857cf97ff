package dev.tandem.signals.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.kernel.release.RunningRelease;
import dev.tandem.testing.ModuleTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest
class ReleaseNotesTests {

  @Autowired ReleaseNotes notes;
  @Autowired Changes changes;
  @Autowired RunningRelease running;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void awaitTheNoteOfTheStart() {
    var noted = "select exists (select from signals.running)";
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> jdbc.sql(noted).query(Boolean.class).single());
  }

  @Test
  void aSettingThatChangedIsNotedOnce() {
    var setting = "tandem.test-" + UUID.randomUUID();
    notes.take(with(setting, "on"));
    notes.take(with(setting, "off"));
    notes.take(with(setting, "off"));
    assertThat(changes.between(Instant.EPOCH, Instant.now().plusSeconds(60)))
        .extracting(Change::what)
        .filteredOn(it -> it.startsWith(setting + ": off"))
        .containsExactly(setting + ": off instead of on.");
  }

  @Test
  void theProcessKnowsTheMigrationsOfItsModules() {
    assertThat(running.migrations())
        .anyMatch(it -> it.module().equals("signals") && it.description().equals("changes"))
        .allMatch(it -> it.at().isBefore(Instant.now()));
  }

  private RunningRelease with(String setting, String value) {
    var settings = new TreeMap<>(Map.of(setting, value));
    return new RunningRelease("build 1", settings, List.of());
  }
}
