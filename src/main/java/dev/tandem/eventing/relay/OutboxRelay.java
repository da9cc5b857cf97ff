package dev.tandem.eventing.relay;

import dev.tandem.eventing.EventingProperties;
import dev.tandem.eventing.delivery.EventDelivery;
import dev.tandem.eventing.delivery.Forwarder;
import dev.tandem.eventing.log.PendingEvent;
import dev.tandem.eventing.log.PendingPartitions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Relays events from the log to the subscriptions of this process and to the broker. Commits of
 * this process signal it; it also polls for commits of other processes and for missed ones.
 */
@Component("outboxRelay")
public class OutboxRelay implements SmartLifecycle {

  private final DeliveryRouter router;
  private final ServedConsumers consumers;
  private final PendingPartitions pendingPartitions;
  private final LogMaintenance maintenance;
  private final EventingProperties properties;
  private volatile @Nullable RelayWorkers workers;

  OutboxRelay(
      EventDelivery delivery,
      ObjectProvider<Forwarder> forwarder,
      ServedConsumers consumers,
      PendingPartitions pendingPartitions,
      LogMaintenance maintenance,
      EventingProperties properties) {
    this.router = new DeliveryRouter(delivery, forwarder.getIfAvailable(() -> Forwarder.NONE));
    this.consumers = consumers;
    this.pendingPartitions = pendingPartitions;
    this.maintenance = maintenance;
    this.properties = properties;
  }

  @Override
  public synchronized void start() {
    if (workers != null) {
      return;
    }
    var tasks = new RelayTasks(consumers);
    consumers.register().forEach(tasks::add);
    workers = new RelayWorkers(router, tasks, this::signalPending, maintenance, properties);
  }

  @Override
  public synchronized void stop() {
    var running = workers;
    workers = null;
    if (running != null) {
      running.stop();
    }
  }

  @Override
  public boolean isAutoStartup() {
    return !properties.passive();
  }

  @Override
  public boolean isRunning() {
    return workers != null;
  }

  /** Wakes the tasks whose consumers subscribe to events that this process has just committed. */
  public void signalCommitted(List<PendingEvent> events) {
    var running = workers;
    if (running != null) {
      running.signalCommitted(events);
    }
  }

  private void signalPending() {
    var running = workers;
    if (running != null) {
      pendingPartitions.find(consumers.subscriptionNames()).forEach(running::signalPending);
    }
  }
}
