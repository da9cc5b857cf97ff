package dev.tandem.rollout;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A range of keys.
 *
 * @param after excluded; null where the range has no beginning
 * @param upTo included; null where the range has no end
 */
record Span(@Nullable List<String> after, @Nullable List<String> upTo) {

  static final Span ALL = new Span(null, null);

  /** Cut behind each of the keys, which are in order. */
  List<Span> cut(List<List<String>> keys) {
    var spans = new ArrayList<Span>();
    var from = after;
    for (var key : keys) {
      spans.add(new Span(from, key));
      from = key;
    }
    spans.add(new Span(from, upTo));
    return spans;
  }
}
