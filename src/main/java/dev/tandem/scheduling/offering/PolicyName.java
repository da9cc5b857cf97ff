package dev.tandem.scheduling.offering;

import dev.tandem.kernel.web.Problem;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The cancellation policies that a mentor can choose from. */
public enum PolicyName {
  /** The platform's standard policy. */
  STANDARD,
  /** Full refund until 3 hours before the start. */
  FLEXIBLE,
  /** Full refund until 3 days before the start, half until 1 day before. */
  STRICT;

  public CancellationPolicy toPolicy(CancellationPolicy standard) {
    return switch (this) {
      case STANDARD -> standard;
      case FLEXIBLE -> withTiers(standard, tier(3, CancellationPolicy.FULL_REFUND));
      case STRICT ->
          withTiers(
              standard,
              tier(72, CancellationPolicy.FULL_REFUND),
              tier(24, CancellationPolicy.FULL_REFUND / 2));
    };
  }

  /**
   * @throws Problem 422 for an unknown name
   */
  public static PolicyName parse(String name) {
    return Arrays.stream(values())
        .filter(policy -> policy.toString().equals(name))
        .findFirst()
        .orElseThrow(() ->
            Problem.refused(
                "unknown-policy",
                Arrays.stream(values())
                    .map(PolicyName::toString)
                    .collect(Collectors.joining(", ", "The policy must be one of ", "."))));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static CancellationPolicy withTiers(CancellationPolicy standard, NoticeTier... tiers) {
    return new CancellationPolicy(List.of(tiers), standard.gracePeriod());
  }

  private static NoticeTier tier(int hours, int basisPoints) {
    return new NoticeTier(Duration.ofHours(hours), basisPoints);
  }
}
