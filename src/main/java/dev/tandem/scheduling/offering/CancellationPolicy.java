package dev.tandem.scheduling.offering;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * How much of the price a mentee gets back who cancels, by how long before the start.
 *
 * @param tiers longest notice first; less notice than the last tier's gives nothing
 * @param gracePeriod for so long after booking a mentee may change their mind at no cost, if the
 *     start is further away than the longest notice
 */
@ValueObject
public record CancellationPolicy(List<NoticeTier> tiers, Duration gracePeriod) {

  public static final int FULL_REFUND = 10_000;

  public CancellationPolicy {
    tiers = tiers.stream().sorted(Comparator.comparing(NoticeTier::notice).reversed()).toList();
  }

  /** The share of the price, in basis points, that a mentee gets back. */
  public int refundBasisPoints(Instant bookedAt, Instant startsAt, Instant now) {
    if (isWithinGracePeriod(bookedAt, startsAt, now)) {
      return FULL_REFUND;
    }
    var notice = Duration.between(now, startsAt);
    return tiers.stream()
        .filter(it -> notice.compareTo(it.notice()) >= 0)
        .mapToInt(NoticeTier::basisPoints)
        .findFirst()
        .orElse(0);
  }

  private boolean isWithinGracePeriod(Instant bookedAt, Instant startsAt, Instant now) {
    return !now.isAfter(bookedAt.plus(gracePeriod))
        && now.isBefore(startsAt.minus(longestNotice()));
  }

  private Duration longestNotice() {
    return tiers.isEmpty() ? Duration.ZERO : tiers.getFirst().notice();
  }

  /** For people, in one line. */
  public String description() {
    var words =
        tiers.stream()
            .map(it ->
                it.basisPoints() / 100 + " % back until " + formatHours(it.notice()) + " before")
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? "Nothing back after booking." : words + ", then nothing.";
  }

  private static String formatHours(Duration notice) {
    return notice.toHours() == 1 ? "1 hour" : notice.toHours() + " hours";
  }

  /** One line that {@link #parse} reads: {@code PT24H=10000,PT3H=5000;PT15M}. */
  @Override
  public String toString() {
    return tiers.stream()
        .map(it -> it.notice() + "=" + it.basisPoints())
        .collect(Collectors.joining(",", "", ";" + gracePeriod));
  }

  public static CancellationPolicy parse(String text) {
    var halves = text.split(";", 2);
    var tiers =
        Arrays.stream(halves[0].split(",")).filter(it -> !it.isBlank()).map(NoticeTier::parse);
    return new CancellationPolicy(tiers.toList(), Duration.parse(halves[1]));
  }

  /**
   * @param basisPoints of the price, 0 to 10,000, that go back with at least this notice
   */
  public record NoticeTier(Duration notice, int basisPoints) {

    public NoticeTier {
      if (basisPoints < 0 || basisPoints > FULL_REFUND || notice.isNegative()) {
        throw new IllegalArgumentException("A refund is between nothing and everything");
      }
    }

    private static NoticeTier parse(String text) {
      var halves = text.split("=", 2);
      return new NoticeTier(Duration.parse(halves[0]), Integer.parseInt(halves[1]));
    }
  }
}
