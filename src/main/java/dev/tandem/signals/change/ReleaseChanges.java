package dev.tandem.signals.change;

import dev.tandem.eventing.change.ChangeKind;
import dev.tandem.kernel.release.RunningRelease;
import dev.tandem.kernel.schema.AppliedMigration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what is new in the release that runs now; knows nothing but values. */
final class ReleaseChanges {

  private static final String BUILD = "build";
  private static final String SETTING = "setting ";
  private static final String SCHEMA = "schema ";
  private static final String UNSET = "not set";

  private ReleaseChanges() {}

  /** What is noted of a release, to be compared with the next. */
  static Map<String, String> note(RunningRelease release) {
    var note = new TreeMap<String, String>();
    note.put(BUILD, release.build());
    release.settings().forEach((name, value) -> note.put(SETTING + name, value));
    byModule(release)
        .forEach(
            (module, migrations) -> note.put(SCHEMA + module, String.valueOf(migrations.size())));
    return note;
  }

  /**
   * @param before what was noted of the last release; empty if none ever was, and then nothing has
   *     changed
   */
  static List<Change> between(Map<String, String> before, RunningRelease release, Instant now) {
    var known = before.get(BUILD);
    if (known == null) {
      return List.of();
    }
    List<Change> changes = new ArrayList<>();
    if (!known.equals(release.build())) {
      changes.add(
          change(
              ChangeKind.RELEASE,
              now,
              "A release was started: %s instead of %s.",
              release.build(),
              known));
    }
    addSettings(before, note(release), now, changes);
    byModule(release)
        .forEach((module, migrations) ->
            addMigrations(before.get(SCHEMA + module), module, migrations, changes));
    return changes;
  }

  private static void addSettings(
      Map<String, String> before, Map<String, String> after, Instant now, List<Change> changes) {
    var names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (var name : names) {
      var old = before.getOrDefault(name, UNSET);
      var value = after.getOrDefault(name, UNSET);
      if (name.startsWith(SETTING) && !old.equals(value)) {
        changes.add(
            change(
                ChangeKind.SETTING,
                now,
                "%s: %s instead of %s.",
                name.substring(SETTING.length()),
                value,
                old));
      }
    }
  }

  private static void addMigrations(
      @Nullable String known, String module, List<AppliedMigration> applied, List<Change> changes) {
    int before = known == null ? 0 : Math.min(Integer.parseInt(known), applied.size());
    var added = applied.subList(before, applied.size());
    if (!added.isEmpty()) {
      var what =
          "The tables were migrated to version %s: %s."
              .formatted(
                  added.getLast().version(),
                  added.stream()
                      .map(AppliedMigration::description)
                      .collect(Collectors.joining(", ")));
      changes.add(new Change(added.getLast().at(), module, ChangeKind.SCHEMA, what, null, null));
    }
  }

  private static Map<String, List<AppliedMigration>> byModule(RunningRelease release) {
    return release.migrations().stream()
        .collect(
            Collectors.groupingBy(
                AppliedMigration::module, LinkedHashMap::new, Collectors.toList()));
  }

  private static Change change(ChangeKind kind, Instant at, String sentence, Object... values) {
    return new Change(at, null, kind, sentence.formatted(values), null, null);
  }
}
