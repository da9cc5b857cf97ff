package dev.tandem.eventing.delivery;

import dev.tandem.eventing.log.LoggedEvent;
import dev.tandem.eventing.log.TraceContexts;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.eventing.subscription.Subscription;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Calls a listener in the running transaction, as part of the event's trace. */
@Component
class ListenerInvocation {

  private final TraceContexts traceContexts;
  private final TransactionTemplate savepoint;

  ListenerInvocation(TraceContexts traceContexts, PlatformTransactionManager transactions) {
    this.traceContexts = traceContexts;
    this.savepoint = new TransactionTemplate(transactions);
    savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  void invoke(Subscription subscription, LoggedEvent event, PublishedEvent payload) {
    traceContexts.continueTrace(event, subscription.name(), () -> subscription.deliver(payload));
  }

  /** Rolls back what the listener has done if it fails. */
  void invokeInSavepoint(Subscription subscription, LoggedEvent event, PublishedEvent payload) {
    savepoint.executeWithoutResult(status -> invoke(subscription, event, payload));
  }
}
