package dev.tandem.eventing.trace;

import io.micrometer.tracing.Span;
import java.util.List;
import org.springframework.core.NestedExceptionUtils;

/** Spans that have started and end together. */
public final class Running {

  private final List<Span> spans;

  Running(List<Span> spans) {
    this.spans = spans;
  }

  /** Does the work of the spans, and ends them. */
  public void run(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      var type = NestedExceptionUtils.getMostSpecificCause(e).getClass().getName();
      spans.forEach(span -> span.error(e).tag("error.type", type));
      throw e;
    } finally {
      spans.forEach(Span::end);
    }
  }
}
