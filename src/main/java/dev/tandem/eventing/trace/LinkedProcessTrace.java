package dev.tandem.eventing.trace;

import dev.tandem.eventing.publishing.ProcessTrace;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps a step's place in its trace as text, and adds the link to the running span. */
@Component
class LinkedProcessTrace implements ProcessTrace {

  private final EventSpans spans;

  LinkedProcessTrace(EventSpans spans) {
    this.spans = spans;
  }

  @Override
  public @Nullable String current() {
    var running = Span.current().getSpanContext();
    return running.isValid()
        ? new Traceparent(running.getTraceId(), running.getSpanId(), running.isSampled()).toString()
        : null;
  }

  @Override
  public void continueFrom(@Nullable String previous) {
    var span = Span.current();
    Traceparent.parse(previous)
        .filter(step -> !step.traceId().equals(span.getSpanContext().getTraceId()))
        .ifPresent(step -> span.addLink(contextOf(step)));
  }

  @Override
  public void resume(String step, @Nullable String earlier, Runnable work) {
    if (earlier == null) {
      work.run();
    } else {
      spans.resume(step, earlier, work);
    }
  }

  private static SpanContext contextOf(Traceparent step) {
    return SpanContext.createFromRemoteParent(
        step.traceId(),
        step.spanId(),
        step.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault(),
        TraceState.getDefault());
  }
}
