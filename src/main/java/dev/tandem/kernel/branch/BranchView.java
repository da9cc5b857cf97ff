package dev.tandem.kernel.branch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A branch as operators see it.
 *
 * @param until the last day of the branch
 * @param current the present implementation
 * @param next the new implementation
 * @param share of the accounts that the new implementation answers
 * @param comparedShare of the calls for which both are asked
 * @param since when the setting was made, and counting began
 * @param lock null unless a verdict waits to be acknowledged
 */
public record BranchView(
    String name,
    LocalDate until,
    String current,
    String next,
    String share,
    String comparedShare,
    List<UUID> included,
    List<UUID> exempted,
    long version,
    Instant since,
    @Nullable BranchLock lock,
    BranchCounts counts) {

  public BranchView {
    included = List.copyOf(included);
    exempted = List.copyOf(exempted);
  }

  static BranchView of(
      BranchDescription branch,
      BranchSetting setting,
      @Nullable BranchLock lock,
      BranchCounts counts) {
    return new BranchView(
        branch.name(),
        branch.until(),
        branch.current(),
        branch.next(),
        setting.share().toString(),
        setting.compared().toString(),
        setting.included().stream().sorted().toList(),
        setting.exempted().stream().sorted().toList(),
        setting.version(),
        setting.since(),
        lock,
        counts);
  }
}
