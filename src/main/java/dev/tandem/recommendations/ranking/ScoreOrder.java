package dev.tandem.recommendations.ranking;

import java.util.Arrays;

/**
 * Puts scores in order, best first, by a radix sort of their bits: the places come along, and none
 * has to be searched for.
 */
final class ScoreOrder {

  private static final int DIGIT_BITS = 11;
  private static final int DIGITS = 1 << DIGIT_BITS;

  private ScoreOrder() {}

  /** The places of the scores, best first and equal ones as they are, without those of NaN. */
  static int[] bestFirst(double... scores) {
    var keys = new long[scores.length];
    var places = new int[scores.length];
    int count = 0;
    for (int place = 0; place < scores.length; place++) {
      if (!Double.isNaN(scores[place])) {
        keys[count] = key(scores[place]);
        places[count++] = place;
      }
    }
    var nextKeys = new long[count];
    var nextPlaces = new int[count];
    for (int shift = 0; count > 0 && shift < Long.SIZE; shift += DIGIT_BITS) {
      var starts = starts(keys, count, shift);
      if (starts[digit(keys[0], shift) + 1] - starts[digit(keys[0], shift)] == count) {
        continue; // the digit is the same in all
      }
      for (int i = 0; i < count; i++) {
        int to = starts[digit(keys[i], shift)]++;
        nextKeys[to] = keys[i];
        nextPlaces[to] = places[i];
      }
      var sortedKeys = nextKeys;
      nextKeys = keys;
      keys = sortedKeys;
      var sortedPlaces = nextPlaces;
      nextPlaces = places;
      places = sortedPlaces;
    }
    return Arrays.copyOf(places, count);
  }

  private static int[] starts(long[] keys, int count, int shift) {
    var starts = new int[DIGITS + 1];
    for (int i = 0; i < count; i++) {
      starts[digit(keys[i], shift) + 1]++;
    }
    for (int digit = 0; digit < DIGITS; digit++) {
      starts[digit + 1] += starts[digit];
    }
    return starts;
  }

  private static int digit(long key, int shift) {
    return (int) (key >>> shift) & (DIGITS - 1);
  }

  /** Unsigned, the smaller the greater the score; both zeros are equal. */
  private static long key(double score) {
    long bits = Double.doubleToLongBits(score + 0.0);
    return ~(bits ^ ((bits >> 63) | Long.MIN_VALUE));
  }
}
