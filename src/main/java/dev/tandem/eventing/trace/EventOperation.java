package dev.tandem.eventing.trace;

import io.micrometer.tracing.Span;

/** What happens to an event on its way, by OpenTelemetry's conventions for messaging. */
enum EventOperation {
  CREATE("create", "tandem", Span.Kind.PRODUCER),
  SEND("send", "rabbitmq", Span.Kind.CLIENT),
  RECEIVE("receive", "rabbitmq", Span.Kind.CLIENT),
  PROCESS("process", "tandem", Span.Kind.CONSUMER);

  private final String operation;
  private final String system;
  private final Span.Kind kind;

  EventOperation(String operation, String system, Span.Kind kind) {
    this.operation = operation;
    this.system = system;
    this.kind = kind;
  }

  /**
   * @param destination the event's name in the log, or the queue of the broker
   * @param module that does it
   */
  Span start(Span.Builder builder, TracedEvent event, String destination, String module) {
    var span = builder.kind(kind).name(operation + " " + destination).start();
    if (!span.isNoop()) {
      span.tag("messaging.system", system)
          .tag("messaging.operation.name", operation)
          .tag("messaging.operation.type", operation)
          .tag("messaging.destination.name", destination)
          .tag("tandem.module", module);
      event.describe(span);
    }
    return span;
  }
}
