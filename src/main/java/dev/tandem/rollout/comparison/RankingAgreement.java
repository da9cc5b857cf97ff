package dev.tandem.rollout.comparison;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How far two rankings agree, each from 0 to 1.
 *
 * @param overlap the share of the first ten that both have, in any order: overlap@10
 * @param rankBiased rank-biased overlap, extrapolated from what is shown, with a persistence of
 *     0.9: a difference at the top weighs most, and the first ten have 86 % of the weight (Webber,
 *     Moffat and Zobel, A similarity measure for indefinite rankings, 2010, equation 32)
 */
public record RankingAgreement(double overlap, double rankBiased) {

  private static final int FIRST = 10;
  private static final double PERSISTENCE = 0.9;

  /** Of rankings in which nothing stands twice. Two empty ones agree. */
  public static RankingAgreement of(List<String> one, List<String> other) {
    return new RankingAgreement(overlap(one, other), rankBiased(one, other));
  }

  private static double overlap(List<String> one, List<String> other) {
    var firstOfOne = one.subList(0, Math.min(FIRST, one.size()));
    var firstOfOther = other.subList(0, Math.min(FIRST, other.size()));
    int size = Math.max(firstOfOne.size(), firstOfOther.size());
    var both = new HashSet<>(firstOfOne);
    both.retainAll(Set.copyOf(firstOfOther));
    return size == 0 ? 1 : (double) both.size() / size;
  }

  private static double rankBiased(List<String> one, List<String> other) {
    var shorter = one.size() <= other.size() ? one : other;
    var longer = one.size() <= other.size() ? other : one;
    int s = shorter.size();
    int l = longer.size();
    if (s == 0) {
      return l == 0 ? 1 : 0;
    }
    var seenInShorter = new HashSet<String>();
    var seenInLonger = new HashSet<String>();
    int common = 0;
    int commonAtShorter = 0;
    double sum = 0;
    for (int depth = 1; depth <= l; depth++) {
      var next = longer.get(depth - 1);
      if (depth <= s) {
        var nextOfShorter = shorter.get(depth - 1);
        seenInShorter.add(nextOfShorter);
        common += !nextOfShorter.equals(next) && seenInLonger.contains(nextOfShorter) ? 1 : 0;
        commonAtShorter = common + (seenInShorter.contains(next) ? 1 : 0);
      }
      seenInLonger.add(next);
      common += seenInShorter.contains(next) ? 1 : 0;
      double beyond =
          depth <= s ? 0 : (double) commonAtShorter * (depth - s) / (s * (double) depth);
      sum += ((double) common / depth + beyond) * Math.pow(PERSISTENCE, depth);
    }
    double atEnd = (double) (common - commonAtShorter) / l + (double) commonAtShorter / s;
    return (1 - PERSISTENCE) / PERSISTENCE * sum + atEnd * Math.pow(PERSISTENCE, l);
  }
}
