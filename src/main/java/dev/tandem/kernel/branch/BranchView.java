package dev.tandem.kernel.branch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A branch as operators see it.
 *
 * @param until the last day of the branch
 * @param current the present implementation
 * @param next the new implementation
 * @param share of the accounts that the new implementation answers
 * @param comparedShare of the calls for which both are asked
 * @param since when the setting was made, and counting began
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
    BranchCounts counts) {

  public BranchView {
    included = List.copyOf(included);
    exempted = List.copyOf(exempted);
  }
}
