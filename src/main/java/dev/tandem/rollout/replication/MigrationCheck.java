package dev.tandem.rollout.replication;

import dev.tandem.rollout.database.CannotReplicateException;
import dev.tandem.rollout.database.ModuleDatabase;
import java.util.List;

/** Checks that both databases have the same migrations of a module. */
record MigrationCheck(String module, ModuleDatabase source, ModuleDatabase target) {

  void requireSame() {
    var sourceHistory = history(source);
    var targetHistory = history(target);
    if (!sourceHistory.equals(targetHistory)) {
      throw new CannotReplicateException(
          "the migrations of %s differ: %s has %s and %s has %s; run the same version on both sides."
              .formatted(
                  module,
                  source.name(),
                  lastVersion(sourceHistory),
                  target.name(),
                  lastVersion(targetHistory)));
    }
  }

  private List<String> history(ModuleDatabase database) {
    return database.queryStrings(
        """
        select concat_ws(' ', version, description, checksum, case when not success then 'failed' end)
          from %s.flyway_history where type = 'SQL' order by installed_rank
        """
            .formatted(module));
  }

  private static String lastVersion(List<String> history) {
    return history.isEmpty() ? "none" : "version " + history.getLast().split(" ")[0];
  }
}
