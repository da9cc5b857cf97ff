package dev.tandem.scheduling.process;

import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.slot.RequestedSlot;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The terms that the mentee was shown. What is given has to be true when the slot is held; what is
 * null was not shown.
 *
 * @param policy the name of the cancellation policy, or its tiers as {@link
 *     dev.tandem.scheduling.offering.CancellationPolicy#toString} writes them
 */
public record SeenTerms(
    @Nullable Money price, @Nullable String policy, @Nullable Long offeringVersion) {

  public static SeenTerms of(RequestedSlot slot) {
    return new SeenTerms(slot.price(), slot.policy().toString(), slot.offeringVersion());
  }

  /**
   * @throws Problem 409 with the new terms when they have changed
   */
  void requireUnchanged(RequestedSlot slot) {
    var unchanged =
        isNullOr(price, slot.price())
            && (isNullOr(policy, slot.policyName()) || isNullOr(policy, slot.policy().toString()))
            && isNullOr(offeringVersion, slot.offeringVersion());
    if (!unchanged) {
      throw changed(slot);
    }
  }

  /** 409 with the terms that are in force. */
  public static Problem changed(RequestedSlot slot) {
    var problem =
        Problem.conflict(
            "terms-changed",
            "The terms of this offering have changed: now %s, %s Review them and book again."
                .formatted(slot.price(), slot.policy().description()));
    problem.getBody().setProperty("price", slot.price());
    problem.getBody().setProperty("policy", slot.policyName());
    problem.getBody().setProperty("cancellationTerms", slot.policy().description());
    problem.getBody().setProperty("offeringVersion", slot.offeringVersion());
    return problem;
  }

  private static boolean isNullOr(@Nullable Object seen, Object present) {
    return seen == null || Objects.equals(seen, present);
  }
}
