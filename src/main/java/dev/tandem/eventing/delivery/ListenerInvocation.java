package dev.tandem.eventing.delivery;

import dev.tandem.eventing.log.LoggedEvent;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.eventing.subscription.Subscription;
import dev.tandem.eventing.trace.EventSpans;
import dev.tandem.eventing.trace.TraceRelation;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Calls a listener in the running transaction, as part of the event's trace. */
@Component
class ListenerInvocation {

  private final EventSpans spans;
  private final EventingMetrics metrics;
  private final TransactionTemplate savepoint;

  ListenerInvocation(
      EventSpans spans, EventingMetrics metrics, PlatformTransactionManager transactions) {
    this.metrics = metrics;
    this.spans = spans;
    this.savepoint = new TransactionTemplate(transactions);
    savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  void invoke(
      Subscription subscription, LoggedEvent event, TraceRelation trace, PublishedEvent payload) {
    spans.process(
        event,
        subscription.name(),
        trace,
        () -> {
          subscription.deliver(payload);
          metrics.recordHandled(subscription.name(), event, trace);
        });
  }

  /** Rolls back what the listener has done if it fails. */
  void invokeInSavepoint(
      Subscription subscription, LoggedEvent event, TraceRelation trace, PublishedEvent payload) {
    savepoint.executeWithoutResult(status -> invoke(subscription, event, trace, payload));
  }
}
