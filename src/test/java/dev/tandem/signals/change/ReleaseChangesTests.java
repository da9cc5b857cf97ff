package dev.tandem.signals.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.eventing.change.ChangeKind;
import dev.tandem.kernel.release.RunningRelease;
import dev.tandem.kernel.schema.AppliedMigration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReleaseChangesTests {

  private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
  private static final Instant BEFORE = NOW.minusSeconds(60);

  private final AppliedMigration first = migration("4", "accounts");
  private final AppliedMigration second = migration("30", "figures");
  private final AppliedMigration third = migration("31", "decisions");
  private final RunningRelease known =
      release("1.0, build aa", Map.of("tandem.rollout.gates", "advised"), first);

  @Test
  void theFirstReleaseChangesNothing() {
    assertThat(ReleaseChanges.between(Map.of(), known, NOW)).isEmpty();
  }

  @Test
  void nothingIsNewWhenTheSameStartsAgain() {
    assertThat(ReleaseChanges.between(ReleaseChanges.note(known), known, NOW)).isEmpty();
  }

  @Test
  void anotherBuildIsARelease() {
    assertThat(next(release("1.0, build bb", known.settings(), first)))
        .extracting(Change::what)
        .containsExactly("A release was started: 1.0, build bb instead of 1.0, build aa.");
  }

  @Test
  void namesSettingsThatWereChangedAddedAndRemoved() {
    assertThat(next(release(known.build(), Map.of("tandem.rollout.gates", "enforced"), first)))
        .extracting(Change::what)
        .containsExactly("tandem.rollout.gates: enforced instead of advised.");
    assertThat(next(release(known.build(), Map.of("tandem.signals.silence", "1h"), first)))
        .extracting(Change::what)
        .containsExactly(
            "tandem.rollout.gates: not set instead of advised.",
            "tandem.signals.silence: 1h instead of not set.");
  }

  @Test
  void namesTheMigrationsOfAModuleOnceAndWhenTheyHappened() {
    var migrated = release(known.build(), known.settings(), first, second, third);
    assertThat(next(migrated))
        .containsExactly(
            new Change(
                BEFORE,
                "billing",
                ChangeKind.SCHEMA,
                "The tables were migrated to version 31: figures, decisions.",
                null,
                null));
  }

  private List<Change> next(RunningRelease release) {
    return ReleaseChanges.between(ReleaseChanges.note(known), release, NOW);
  }

  private static RunningRelease release(
      String build, Map<String, String> settings, AppliedMigration... migrations) {
    return new RunningRelease(build, new TreeMap<>(settings), List.of(migrations));
  }

  private static AppliedMigration migration(String version, String description) {
    return new AppliedMigration("billing", version, description, BEFORE);
  }
}
