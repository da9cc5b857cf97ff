package dev.tandem.rollout.verification;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A range of primary keys.
 *
 * @param after excluded; null for a range without a lower bound
 * @param upTo included; null for a range without an upper bound
 */
record KeyRange(@Nullable List<String> after, @Nullable List<String> upTo) {

  static final KeyRange ALL = new KeyRange(null, null);

  /**
   * Splits the range after each of the keys.
   *
   * @param keys in key order
   */
  List<KeyRange> splitAt(List<List<String>> keys) {
    var ranges = new ArrayList<KeyRange>();
    var lower = after;
    for (var key : keys) {
      ranges.add(new KeyRange(lower, key));
      lower = key;
    }
    ranges.add(new KeyRange(lower, upTo));
    return ranges;
  }

  /** The values of its bounds, the lower one first. */
  List<String> parameters() {
    var parameters = new ArrayList<String>();
    if (after != null) {
      parameters.addAll(after);
    }
    if (upTo != null) {
      parameters.addAll(upTo);
    }
    return parameters;
  }
}
