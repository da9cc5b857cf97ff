package dev.tandem.scheduling;

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
 * @param grace for so long after booking a mentee may change their mind at no cost, if the start is
 *     further away than the longest notice
 */
@ValueObject
record CancellationPolicy(List<Tier> tiers, Duration grace) {

  static final int ALL = 10_000;

  CancellationPolicy {
    tiers = tiers.stream().sorted(Comparator.comparing(Tier::notice).reversed()).toList();
  }

  /** The share of the price, in basis points, that a mentee gets back. */
  int refund(Instant bookedAt, Instant startsAt, Instant now) {
    if (changedTheirMind(bookedAt, startsAt, now)) {
      return ALL;
    }
    var notice = Duration.between(now, startsAt);
    return tiers.stream()
        .filter(it -> notice.compareTo(it.notice()) >= 0)
        .mapToInt(Tier::basisPoints)
        .findFirst()
        .orElse(0);
  }

  private boolean changedTheirMind(Instant bookedAt, Instant startsAt, Instant now) {
    return !now.isAfter(bookedAt.plus(grace)) && now.isBefore(startsAt.minus(longestNotice()));
  }

  private Duration longestNotice() {
    return tiers.isEmpty() ? Duration.ZERO : tiers.getFirst().notice();
  }

  /** For people, in one line. */
  String inWords() {
    var words =
        tiers.stream()
            .map(it -> it.basisPoints() / 100 + " % back until " + hours(it.notice()) + " before")
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? "Nothing back after booking." : words + ", then nothing.";
  }

  private static String hours(Duration notice) {
    return notice.toHours() == 1 ? "1 hour" : notice.toHours() + " hours";
  }

  /** One line that {@link #parse} reads: {@code PT24H=10000,PT3H=5000;PT15M}. */
  @Override
  public String toString() {
    return tiers.stream()
        .map(it -> it.notice() + "=" + it.basisPoints())
        .collect(Collectors.joining(",", "", ";" + grace));
  }

  static CancellationPolicy parse(String text) {
    var halves = text.split(";", 2);
    var tiers = Arrays.stream(halves[0].split(",")).filter(it -> !it.isBlank()).map(Tier::parse);
    return new CancellationPolicy(tiers.toList(), Duration.parse(halves[1]));
  }

  /**
   * @param basisPoints of the price, 0 to 10,000, that go back with at least this notice
   */
  record Tier(Duration notice, int basisPoints) {

    Tier {
      if (basisPoints < 0 || basisPoints > ALL || notice.isNegative()) {
        throw new IllegalArgumentException("A refund is between nothing and everything");
      }
    }

    private static Tier parse(String text) {
      var halves = text.split("=", 2);
      return new Tier(Duration.parse(halves[0]), Integer.parseInt(halves[1]));
    }
  }
}
