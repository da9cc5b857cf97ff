package dev.tandem.eventing;

import static org.springframework.scheduling.config.TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME;

import dev.tandem.eventing.admin.DeliveryAdministration;
import dev.tandem.eventing.admin.DeliveryAudit;
import dev.tandem.eventing.admin.DetachedSubscriptions;
import dev.tandem.eventing.admin.EventingHealth;
import dev.tandem.eventing.admin.ParkedEventQueue;
import dev.tandem.eventing.broker.BrokerProperties;
import dev.tandem.eventing.broker.RejectedMessages;
import dev.tandem.eventing.delivery.ConsumerRegistration;
import dev.tandem.eventing.delivery.DeliveryRates;
import dev.tandem.eventing.delivery.EventDelivery;
import dev.tandem.eventing.delivery.EventingMetrics;
import dev.tandem.eventing.delivery.Forwarder;
import dev.tandem.eventing.delivery.OutboxRelay;
import dev.tandem.eventing.delivery.ParkedEvents;
import dev.tandem.eventing.delivery.SubscribedEventTypes;
import dev.tandem.eventing.delivery.SubscriptionStatuses;
import dev.tandem.eventing.delivery.Subscriptions;
import dev.tandem.eventing.log.Cursors;
import dev.tandem.eventing.log.EventLog;
import dev.tandem.eventing.log.EventTypes;
import dev.tandem.eventing.log.LogSegments;
import dev.tandem.eventing.log.TraceContexts;
import dev.tandem.eventing.outbox.OutboxEventPublisher;
import dev.tandem.eventing.outbox.OutboxTransactionManager;
import dev.tandem.eventing.ownership.ModuleOwnerships;
import dev.tandem.kernel.schema.ModuleSchema;
import dev.tandem.kernel.schema.SharedModules;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class EventingConfiguration {

  @Bean
  ModuleSchema eventingSchema() {
    return new ModuleSchema("eventing");
  }

  @Bean
  ModuleOwnerships moduleOwnerships(DataSource database) {
    return new ModuleOwnerships(database);
  }

  /** After the migrations, before anything is delivered. */
  @Bean
  ModuleSelectionLock moduleSelectionLock(
      JdbcTemplate migrated,
      ModuleOwnerships ownerships,
      List<ModuleSchema> home,
      EventingProperties properties,
      ObjectProvider<BrokerProperties> bridge) {
    var broker = bridge.getIfAvailable();
    var modules =
        home.stream()
            .map(ModuleSchema::name)
            .filter(it -> !SharedModules.NAMES.contains(it))
            .toList();
    var claims =
        new ModuleSelectionLock(
            Objects.requireNonNull(migrated.getDataSource()),
            properties.passive() ? List.of() : modules,
            broker != null && broker.enabled() ? broker.remoteModules() : List.of());
    claims.acquire();
    if (properties.startFenced()) {
      modules.forEach(ownerships::startFenced);
    }
    return claims;
  }

  @Bean
  LiveModuleCache liveModuleCache(ModuleOwnerships ownerships) {
    return new LiveModuleCache(ownerships);
  }

  /** In place of the processor that {@code @EnableScheduling} would register. */
  @Bean(SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME)
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  static LiveModuleScheduling liveModuleScheduling(ObjectProvider<LiveModuleCache> liveModules) {
    return new LiveModuleScheduling(module -> liveModules.getObject().isLive(module));
  }

  @Bean
  EventTypes eventTypes(JsonMapper json) {
    return EventTypes.scan("dev.tandem", json);
  }

  @Bean
  EventLog eventLog(JdbcTemplate jdbc) {
    return new EventLog(jdbc);
  }

  @Bean
  PlatformTransactionManager transactionManager(
      DataSource database,
      EventLog log,
      ObjectProvider<OutboxRelay> relay,
      ObjectProvider<TransactionManagerCustomizers> customizers) {
    var transactions =
        new OutboxTransactionManager(
            database, log, it -> relay.ifAvailable(r -> r.signalCommitted(it)));
    customizers.ifAvailable(it -> it.customize(transactions));
    return transactions;
  }

  @Bean
  TraceContexts traceContexts(
      ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
    return new TraceContexts(
        SingletonSupplier.of(() -> tracer.getIfAvailable(() -> Tracer.NOOP)),
        SingletonSupplier.of(() -> propagator.getIfAvailable(() -> Propagator.NOOP)));
  }

  @Bean
  OutboxEventPublisher outboxEventPublisher(EventTypes types, TraceContexts traces) {
    return new OutboxEventPublisher(types, traces);
  }

  @Bean
  static Subscriptions subscriptions() {
    return new Subscriptions();
  }

  @Bean
  ParkedEvents parkedEvents(JdbcTemplate jdbc, EventingProperties properties) {
    return new ParkedEvents(jdbc, properties);
  }

  @Bean
  DeliveryRates deliveryRates() {
    return new DeliveryRates();
  }

  @Bean
  EventingMetrics eventingMetrics(
      MeterRegistry registry,
      SubscriptionStatuses statuses,
      Subscriptions its,
      DeliveryRates rates) {
    return new EventingMetrics(registry, statuses, its, rates);
  }

  @Bean
  LogSegments logSegments(
      JdbcClient jdbc, PlatformTransactionManager transactions, EventingProperties properties) {
    return new LogSegments(jdbc, transactions, properties.log());
  }

  @Bean
  static OutboxRelay outboxRelay(
      JdbcTemplate jdbc,
      EventLog log,
      EventTypes types,
      ParkedEvents parked,
      Subscriptions subscriptions,
      EventingMetrics meters,
      TraceContexts traces,
      LogSegments chapters,
      DeliveryAdministration operations,
      ModuleSelectionLock claims,
      ObjectProvider<Forwarder> carrier,
      PlatformTransactionManager transactions,
      EventingProperties properties) {
    var cursors = new Cursors(jdbc, properties);
    var delivery =
        new EventDelivery(
            log,
            types,
            new SubscribedEventTypes(jdbc),
            cursors,
            parked,
            subscriptions,
            meters,
            traces,
            transactions,
            properties);
    var registration = new ConsumerRegistration(jdbc, transactions);
    Runnable tidy =
        () -> {
          claims.reacquireIfLost();
          operations.reattachCaughtUp();
          chapters.rotate();
        };
    return new OutboxRelay(
        delivery,
        cursors,
        subscriptions,
        types,
        registration,
        carrier.getIfAvailable(() -> Forwarder.NONE),
        tidy,
        properties);
  }

  @Bean
  SubscriptionStatuses subscriptionStatuses(
      JdbcClient jdbc,
      Subscriptions subscriptions,
      ObjectProvider<Forwarder> carrier,
      DeliveryRates rates) {
    Supplier<Set<String>> here =
        () -> {
          var names = new HashSet<>(subscriptions.names());
          carrier.ifAvailable(it -> names.addAll(it.consumers()));
          return names;
        };
    return new SubscriptionStatuses(jdbc, here, rates);
  }

  @Bean
  DeliveryAdministration deliveryAdministration(
      JdbcClient jdbc, SubscriptionStatuses statuses, ParkedEvents parked, EventTypes types) {
    return new DeliveryAdministration(
        statuses,
        new ParkedEventQueue(jdbc, types, parked),
        new DetachedSubscriptions(jdbc),
        new DeliveryAudit(jdbc),
        new RejectedMessages(jdbc));
  }

  @Bean
  HealthIndicator eventingHealth(OutboxRelay relay, SubscriptionStatuses statuses) {
    return new EventingHealth(relay, statuses);
  }
}
