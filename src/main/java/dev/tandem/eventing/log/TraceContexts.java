package dev.tandem.eventing.log;

import dev.tandem.eventing.publishing.EventMetadata;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HexFormat;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Carries traces from publisher to listener as a W3C {@code traceparent} (Trace Context, level 1),
 * also across retries and processes.
 */
@Component
public class TraceContexts {

  private static final String HEADER = "traceparent";

  private final Supplier<Tracer> tracer;
  private final Supplier<Propagator> propagator;

  TraceContexts(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
    this.tracer = SingletonSupplier.of(() -> tracer.getIfAvailable(() -> Tracer.NOOP));
    this.propagator = SingletonSupplier.of(() -> propagator.getIfAvailable(() -> Propagator.NOOP));
  }

  /**
   * The context of the running span. Without one, a trace whose id is the correlation id, so that
   * all events of one cause share it.
   */
  public String traceparentOf(EventMetadata event) {
    var span = tracer.get().currentSpan();
    var context = span == null ? null : span.context();
    return context == null || context.traceId().isBlank()
        ? traceparent(
            event.correlationId().toString().replace("-", ""),
            HexFormat.of().toHexDigits(event.eventId().getLeastSignificantBits()),
            false)
        : traceparent(context.traceId(), context.spanId(), sampled(context));
  }

  private static boolean sampled(TraceContext context) {
    return Boolean.TRUE.equals(context.sampled());
  }

  private static String traceparent(String trace, String span, boolean sampled) {
    return "00-" + trace + "-" + span + (sampled ? "-01" : "-00");
  }

  /** Runs the work in a span of the event's trace. */
  public void continueTrace(LoggedEvent event, String subscription, Runnable work) {
    var span =
        propagator
            .get()
            .extract(event, TraceContexts::readHeader)
            .kind(Span.Kind.CONSUMER)
            .name(subscription)
            .tag("event.name", event.name())
            .tag("event.id", event.eventId().toString())
            .start();
    try (var scope = tracer.get().withSpan(span)) {
      Objects.requireNonNull(scope);
      work.run();
    } catch (RuntimeException e) {
      span.error(e);
      throw e;
    } finally {
      span.end();
    }
  }

  private static @Nullable String readHeader(LoggedEvent event, String name) {
    return name.equals(HEADER) ? event.trace() : null;
  }
}
