package dev.tandem.scheduling.offering;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * The share of the price that a mentee gets back when cancelling, by the notice given. The tiers of
 * each policy are in {@link PolicyName}; those of the standard policy come from {@link
 * BookingProperties}. A booking keeps the policy under which it was made.
 *
 * @param tiers longest notice first; less notice than the last tier's gives no refund
 * @param gracePeriod time after booking in which cancelling is free, provided the start is further
 *     away than the longest notice
 */
@ValueObject
public record CancellationPolicy(List<NoticeTier> tiers, Duration gracePeriod) {

  /** In basis points. */
  public static final int FULL_REFUND = 10_000;

  public CancellationPolicy {
    tiers = tiers.stream().sorted(Comparator.comparing(NoticeTier::notice).reversed()).toList();
  }

  /** The refund in basis points of the price. */
  public int refundBasisPoints(Instant bookedAt, Instant startsAt, Instant now) {
    if (isWithinGracePeriod(bookedAt, startsAt, now)) {
      return FULL_REFUND;
    }
    var notice = Duration.between(now, startsAt);
    return tiers.stream()
        .filter(tier -> notice.compareTo(tier.notice()) >= 0)
        .mapToInt(NoticeTier::basisPoints)
        .findFirst()
        .orElse(0);
  }

  /** The grace period of a booking that is made now; empty if its start is too close. */
  public Optional<Duration> graceFor(Instant startsAt, Instant now) {
    return Optional.of(gracePeriod)
        .filter(Duration::isPositive)
        .filter(grace -> refundBasisPoints(now, startsAt, now) == FULL_REFUND);
  }

  private boolean isWithinGracePeriod(Instant bookedAt, Instant startsAt, Instant now) {
    return !now.isAfter(bookedAt.plus(gracePeriod))
        && now.isBefore(startsAt.minus(longestNotice()));
  }

  private Duration longestNotice() {
    return tiers.isEmpty() ? Duration.ZERO : tiers.getFirst().notice();
  }

  /** The tiers as one sentence for members. */
  public String description() {
    if (tiers.isEmpty()) {
      return "No refund after booking.";
    }
    return tiers.stream()
        .map(NoticeTier::description)
        .collect(Collectors.joining(", ", "", ", no refund after that."));
  }

  /** The format that {@link #parse} reads: {@code PT24H=10000,PT3H=5000;PT15M}. */
  @Override
  public String toString() {
    return tiers.stream()
        .map(tier -> tier.notice() + "=" + tier.basisPoints())
        .collect(Collectors.joining(",", "", ";" + gracePeriod));
  }

  public static CancellationPolicy parse(String text) {
    var parts = text.split(";", 2);
    var tiers =
        Arrays.stream(parts[0].split(",")).filter(it -> !it.isBlank()).map(NoticeTier::parse);
    return new CancellationPolicy(tiers.toList(), Duration.parse(parts[1]));
  }
}
