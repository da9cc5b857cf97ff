package dev.tandem.kernel.branch;

import dev.openfeature.sdk.Reason;
import dev.tandem.kernel.routing.Share;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Whom the new implementation of a branch answers, and how many calls are compared.
 *
 * @param share of the accounts that the new implementation answers
 * @param compared share of the calls for which both implementations are asked
 * @param included accounts that the new implementation answers, whatever the share
 * @param exempted accounts that the present implementation answers, whatever the share
 * @param version grows with every change; 0 is what the code says
 */
public record BranchSetting(
    Share share,
    Share compared,
    Set<UUID> included,
    Set<UUID> exempted,
    long version,
    Instant since) {

  public BranchSetting {
    included = Set.copyOf(included);
    exempted = Set.copyOf(exempted);
  }

  /** What counts until an operator changes it. */
  public static BranchSetting initial(Share share, Share compared) {
    return new BranchSetting(share, compared, Set.of(), Set.of(), 0, Instant.EPOCH);
  }

  /**
   * @param branch the qualified name, in which each account has a place of its own
   */
  BranchEvaluation evaluate(String branch, UUID account) {
    if (exempted.contains(account)) {
      return new BranchEvaluation(false, Reason.TARGETING_MATCH, "named-out");
    }
    if (included.contains(account)) {
      return new BranchEvaluation(true, Reason.TARGETING_MATCH, "named-in");
    }
    return share.contains(branch, account.toString())
        ? new BranchEvaluation(true, Reason.SPLIT, "share")
        : new BranchEvaluation(false, Reason.SPLIT, "rest");
  }
}
