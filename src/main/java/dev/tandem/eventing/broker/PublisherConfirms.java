package dev.tandem.eventing.broker;

import dev.tandem.eventing.delivery.FailureSummary;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.CorrelationData;

/** Waits until the broker has confirmed messages and returned none of them as unroutable. */
final class PublisherConfirms {

  private PublisherConfirms() {}

  /**
   * @throws AmqpException if a message was refused, returned, or not confirmed in time
   */
  static void await(List<CorrelationData> sent, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    var failures = sent.stream().flatMap(message -> failure(message, deadline).stream()).toList();
    if (!failures.isEmpty()) {
      throw new AmqpException(
          "The broker did not accept %s of %s events; they will be sent again: %s"
              .formatted(failures.size(), sent.size(), failures.getFirst()));
    }
  }

  private static Optional<String> failure(CorrelationData sent, long deadline) {
    try {
      long remaining = Math.max(1, deadline - System.nanoTime());
      var confirm = sent.getFuture().get(remaining, TimeUnit.NANOSECONDS);
      if (sent.getReturned() != null) {
        return Optional.of("no queue for it");
      }
      return confirm.ack()
          ? Optional.empty()
          : Optional.of("refused by the broker: " + confirm.reason());
    } catch (TimeoutException e) {
      return Optional.of("not confirmed in time");
    } catch (ExecutionException e) {
      return Optional.of(FailureSummary.of(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }
}
