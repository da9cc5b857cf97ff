package dev.tandem.rollout.verification;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A range of keys.
 *
 * @param after excluded; null where the range has no beginning
 * @param upTo included; null where the range has no end
 */
record KeyRange(@Nullable List<String> after, @Nullable List<String> upTo) {

  static final KeyRange ALL = new KeyRange(null, null);

  /** Cut behind each of the keys, which are in order. */
  List<KeyRange> splitAt(List<List<String>> keys) {
    var spans = new ArrayList<KeyRange>();
    var from = after;
    for (var key : keys) {
      spans.add(new KeyRange(from, key));
      from = key;
    }
    spans.add(new KeyRange(from, upTo));
    return spans;
  }
}
