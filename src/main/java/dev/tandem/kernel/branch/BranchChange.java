package dev.tandem.kernel.branch;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the {@link BranchHistory}.
 *
 * @param version of the setting from then on
 * @param operator the id with which they sign in, or {@code Tandem}
 * @param setting that was made, in words; null if none was
 */
public record BranchChange(
    long version,
    Instant at,
    String operator,
    BranchAction action,
    String reason,
    @Nullable String setting) {

  static BranchChange acknowledged(long version, Instant at, UUID operator, String reason) {
    return new BranchChange(
        version, at, operator.toString(), BranchAction.ACKNOWLEDGED, reason, null);
  }
}
