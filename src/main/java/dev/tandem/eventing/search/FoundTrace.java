package dev.tandem.eventing.search;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The trace in which an event was published.
 *
 * @param sampled whether it was to be kept; of others, a collector has what failed
 * @param url in the viewer of traces; null without one
 */
record FoundTrace(String id, boolean sampled, @Nullable String url) {

  private static final Pattern TRACEPARENT =
      Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]([0-9a-f])");
  private static final int SAMPLED = 1;
  private static final int HEXADECIMAL = 16;

  /** Null for an event without a trace that can be read. */
  static @Nullable FoundTrace of(@Nullable String traceparent, TraceViewer viewer) {
    var trace = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
    if (!trace.matches()) {
      return null;
    }
    boolean sampled = (Integer.parseInt(trace.group(2), HEXADECIMAL) & SAMPLED) != 0;
    return new FoundTrace(trace.group(1), sampled, viewer.urlOf(trace.group(1)));
  }
}
