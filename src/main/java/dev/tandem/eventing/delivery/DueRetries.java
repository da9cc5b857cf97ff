package dev.tandem.eventing.delivery;

import dev.tandem.eventing.log.Cursor;
import dev.tandem.eventing.log.Cursors;
import dev.tandem.eventing.log.StoredPayloads;
import dev.tandem.eventing.ownership.FencedWrite;
import dev.tandem.eventing.ownership.LockContention;
import dev.tandem.eventing.subscription.Subscriptions;
import dev.tandem.eventing.trace.TraceRelation;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Retries failed deliveries that are due, each in a transaction of its own. */
@Component
class DueRetries {

  /** The other keys of the partition wait meanwhile, and this one is tried again. */
  private static final Duration LOCK_TIMEOUT = Duration.ofMillis(200);

  private final Cursors cursors;
  private final RetryQueue retryQueue;
  private final StoredPayloads payloads;
  private final Subscriptions subscriptions;
  private final ListenerInvocation invocation;
  private final EventingMetrics metrics;
  private final TransactionTemplate transaction;

  DueRetries(
      Cursors cursors,
      RetryQueue retryQueue,
      StoredPayloads payloads,
      Subscriptions subscriptions,
      ListenerInvocation invocation,
      EventingMetrics metrics,
      PlatformTransactionManager transactions) {
    this.cursors = cursors;
    this.retryQueue = retryQueue;
    this.payloads = payloads;
    this.subscriptions = subscriptions;
    this.invocation = invocation;
    this.metrics = metrics;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * @return whether none is left that is due
   */
  boolean retryAll(String consumer, int partition, BooleanSupplier isActive) {
    while (isActive.getAsBoolean()) {
      if (!retryNext(consumer, partition)) {
        return true;
      }
    }
    return false;
  }

  /** True if there may be another one that is due. */
  private boolean retryNext(String consumer, int partition) {
    var tried = new AtomicReference<DueRetry>();
    try {
      return withLease(consumer, partition, cursor -> retryNext(cursor, tried));
    } catch (RuntimeException e) {
      var retry = tried.get();
      if (retry == null) {
        throw e;
      }
      if (FencedWrite.isCauseOf(e)) {
        return false;
      }
      if (!LockContention.isCauseOf(e)) {
        metrics.recordFailed(retry.subscription());
      }
      return withLease(
          consumer,
          partition,
          cursor -> {
            retryQueue.recordFailure(retry, e);
            return true;
          });
    }
  }

  private boolean retryNext(Cursor cursor, AtomicReference<DueRetry> tried) {
    if (cursor.forwarded()) {
      return false;
    }
    var due = retryQueue.findDue(cursor);
    due.ifPresent(retry -> {
      tried.set(retry);
      retryQueue.complete(retry, redeliver(retry, TraceRelation.of(cursor)));
    });
    return due.isPresent();
  }

  /** Returns how long it took. */
  private Duration redeliver(DueRetry retry, TraceRelation trace) {
    var event = retry.event();
    var subscription = subscriptions.withNames(Set.of(retry.subscription())).getFirst();
    var payload = payloads.read(event);
    long startedAt = System.nanoTime();
    invocation.invoke(subscription, event, trace, payload);
    var took = Duration.ofNanos(System.nanoTime() - startedAt);
    metrics.recordDelivered(retry.subscription(), 1);
    return took;
  }

  private boolean withLease(String consumer, int partition, Predicate<Cursor> work) {
    return transaction.execute(
        status -> cursors.lease(consumer, partition, LOCK_TIMEOUT).map(work::test).orElse(false));
  }
}
