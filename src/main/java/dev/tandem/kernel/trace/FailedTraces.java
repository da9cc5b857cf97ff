package dev.tandem.kernel.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Exports what was sampled, and of the rest what failed: the spans of a trace in this process are
 * held back until all its work here has ended, and exported if any of it failed. Bounded: of too
 * many traces, the one that began first is given up, and of too many spans of a trace the later
 * ones, but for the request, event or schedule with which it entered the process.
 */
final class FailedTraces implements SpanProcessor {

  static final int MAX_TRACES = 1_000;
  static final int MAX_SPANS = 100;

  private static final AttributeKey<String> STATUS =
      AttributeKey.stringKey("http.response.status_code");
  private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
  private static final String NO_ERROR = "none";
  private static final String SERVER_ERROR = "5";

  private final SpanProcessor export;
  private final SequencedMap<String, Trace> unsampled = new LinkedHashMap<>();

  /**
   * @param export must not ask whether a span was sampled
   */
  FailedTraces(SpanProcessor export) {
    this.export = export;
  }

  @Override
  public synchronized void onStart(Context parent, ReadWriteSpan span) {
    if (!span.getSpanContext().isSampled() && isEntry(span)) {
      unsampled.computeIfAbsent(span.getSpanContext().getTraceId(), id -> new Trace()).entries++;
      if (unsampled.size() > MAX_TRACES) {
        unsampled.pollFirstEntry();
      }
    }
  }

  /** Where a trace enters the process: by a request, an event or a schedule. */
  private static boolean isEntry(ReadableSpan span) {
    var parent = span.getParentSpanContext();
    return !parent.isValid() || parent.isRemote();
  }

  @Override
  public void onEnd(ReadableSpan span) {
    if (span.getSpanContext().isSampled()) {
      export.onEnd(span);
    } else {
      endUnsampled(span);
    }
  }

  private synchronized void endUnsampled(ReadableSpan span) {
    var id = span.getSpanContext().getTraceId();
    var trace = unsampled.get(id);
    if (trace == null) {
      return;
    }
    trace.failed |= hasFailed(span);
    if (trace.spans.size() < MAX_SPANS || isEntry(span)) {
      trace.spans.add(span);
    }
    if (isEntry(span) && --trace.entries == 0) {
      unsampled.remove(id);
      if (trace.failed) {
        trace.spans.forEach(export::onEnd);
      }
    }
  }

  /** A request that was refused did not fail, whatever was thrown to refuse it. */
  private static boolean hasFailed(ReadableSpan span) {
    var status = span.getAttribute(STATUS);
    if (span.getKind() == SpanKind.SERVER && status != null) {
      return status.startsWith(SERVER_ERROR);
    }
    var error = span.getAttribute(ERROR);
    return (error != null && !error.equals(NO_ERROR)) || (isEntry(span) && isMarked(span));
  }

  /** A schedule that failed has no attribute that says so. */
  private static boolean isMarked(ReadableSpan span) {
    return span.toSpanData().getStatus().getStatusCode() == StatusCode.ERROR;
  }

  @Override
  public boolean isStartRequired() {
    return true;
  }

  @Override
  public boolean isEndRequired() {
    return true;
  }

  @Override
  public CompletableResultCode shutdown() {
    return export.shutdown();
  }

  @Override
  public CompletableResultCode forceFlush() {
    return export.forceFlush();
  }

  private static final class Trace {

    private final List<ReadableSpan> spans = new ArrayList<>();
    private int entries;
    private boolean failed;
  }
}
