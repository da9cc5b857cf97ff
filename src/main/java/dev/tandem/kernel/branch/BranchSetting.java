package dev.tandem.kernel.branch;

import dev.openfeature.sdk.Reason;
import dev.tandem.kernel.routing.Share;
import java.time.Instant;
import java.util.Optional;
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

  /** What counts until it is changed. */
  public static BranchSetting initial(Share share, Share compared) {
    return new BranchSetting(share, compared, Set.of(), Set.of(), 0, Instant.EPOCH);
  }

  /** Whether the new implementation answers anybody. */
  boolean isAnswering() {
    return !share.isNone() || !included.isEmpty();
  }

  /**
   * What follows a verdict that the new implementation is worse: it answers nobody. Empty if it
   * answers nobody now, or if this setting was made after the evidence began.
   */
  Optional<BranchSetting> switchedBack(Instant evidenceSince) {
    return isAnswering() && !evidenceSince.isBefore(since)
        ? Optional.of(new BranchSetting(Share.NONE, compared, Set.of(), exempted, version, since))
        : Optional.empty();
  }

  /** For the history, without the names of accounts. */
  String describe() {
    return share
        + " of the accounts, "
        + included.size()
        + " named in, "
        + exempted.size()
        + " named out; "
        + compared
        + " of the calls are compared";
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
