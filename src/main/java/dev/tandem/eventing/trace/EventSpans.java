package dev.tandem.eventing.trace;

import dev.tandem.eventing.log.LoggedEvent;
import dev.tandem.eventing.log.PendingEvent;
import dev.tandem.eventing.publishing.EventMetadata;
import io.micrometer.tracing.Link;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.MDC;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The spans of an event's way: created, appended, sent, received and processed. Its {@code
 * traceparent} is that of its creation, wherever it goes.
 */
@Component
public class EventSpans {

  private final Supplier<Tracer> tracer;
  private final Supplier<Propagator> propagator;

  @Autowired
  EventSpans(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
    this.tracer = SingletonSupplier.of(() -> tracer.getIfAvailable(() -> Tracer.NOOP));
    this.propagator = SingletonSupplier.of(() -> propagator.getIfAvailable(() -> Propagator.NOOP));
  }

  private EventSpans() {
    this.tracer = () -> Tracer.NOOP;
    this.propagator = () -> Propagator.NOOP;
  }

  public static EventSpans none() {
    return new EventSpans();
  }

  /**
   * Returns the {@code traceparent} of a new event. If nothing is traced, that of a trace whose id
   * is the correlation id.
   */
  public String created(String name, EventMetadata meta) {
    var current = tracer.get().currentSpan();
    if (current == null || current.context().traceId().isBlank()) {
      return Traceparent.untraced(meta.correlationId(), meta.eventId()).toString();
    }
    var event = TracedEvent.of(name, meta, null);
    var span =
        EventOperation.CREATE.start(
            tracer.get().spanBuilder(), event, name, LoggedEvent.publisherOf(name));
    span.end();
    return Traceparent.of(span.context()).toString();
  }

  /** Appends the events of a transaction, as part of what the thread does. */
  public Running appending(int events) {
    var current = tracer.get().currentSpan();
    if (current == null || current.isNoop()) {
      return new Running(List.of());
    }
    var span =
        tracer
            .get()
            .spanBuilder()
            .kind(Span.Kind.CLIENT)
            .name("INSERT event_log")
            .tag("db.system.name", "postgresql")
            .tag("db.operation.name", "INSERT")
            .tag("db.collection.name", "event_log")
            .tag("db.operation.batch.size", events)
            .start();
    return new Running(List.of(span));
  }

  /** Sends events to the broker, until it has confirmed them. */
  public Running sending(List<LoggedEvent> events, String exchange, String routingKey) {
    return new Running(
        events.stream()
            .map(TracedEvent::of)
            .map(event ->
                EventOperation.SEND.start(
                    continued(event),
                    event,
                    exchange + ":" + routingKey,
                    LoggedEvent.publisherOf(event.name())))
            .toList());
  }

  public void received(PendingEvent received, String queue, String module) {
    var event = TracedEvent.of(received);
    EventOperation.RECEIVE.start(continued(event), event, queue, module).end();
  }

  /** Runs a listener; what it logs names its module and the event. */
  public void process(
      LoggedEvent logged, String subscription, TraceRelation relation, Runnable listener) {
    var event = TracedEvent.of(logged);
    var module = LoggedEvent.publisherOf(subscription);
    var builder = relation == TraceRelation.LINKED ? linked(event) : continued(event);
    var span = EventOperation.PROCESS.start(builder, event, event.name(), module);
    span.tag("messaging.destination.subscription.name", subscription)
        .tag("messaging.consumer.group.name", module);
    new Running(List.of(span))
        .run(() -> {
          try (var _ = tracer.get().withSpan(span)) {
            naming(module, event.name(), listener);
          }
        });
  }

  /** Goes on in an earlier trace. */
  void resume(String step, String traceparent, Runnable work) {
    var span =
        propagator
            .get()
            .extract(traceparent, (parent, name) -> name.equals(Traceparent.HEADER) ? parent : null)
            .name(step)
            .start();
    new Running(List.of(span))
        .run(() -> {
          try (var _ = tracer.get().withSpan(span)) {
            work.run();
          }
        });
  }

  /** What is logged meanwhile has the trace of the event, and names its module and the event. */
  public void within(LoggedEvent event, String subscription, Runnable work) {
    var context =
        Traceparent.parse(event.trace()).map(it -> it.toContext(tracer.get())).orElse(null);
    try (var _ = tracer.get().currentTraceContext().maybeScope(context)) {
      naming(LoggedEvent.publisherOf(subscription), event.name(), work);
    }
  }

  private static void naming(String module, String event, Runnable work) {
    try (var _ = MDC.putCloseable("module", module);
        var _ = MDC.putCloseable("event_name", event)) {
      work.run();
    }
  }

  private Span.Builder continued(TracedEvent event) {
    return propagator.get().extract(event, TracedEvent::header);
  }

  private Span.Builder linked(TracedEvent event) {
    var builder = tracer.get().spanBuilder().setNoParent();
    Traceparent.parse(event.trace())
        .ifPresent(trace -> builder.addLink(new Link(trace.toContext(tracer.get()))));
    return builder;
  }
}
