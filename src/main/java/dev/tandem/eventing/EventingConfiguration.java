package dev.tandem.eventing;

import static org.springframework.scheduling.config.TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME;

import dev.tandem.eventing.tenure.Tenures;
import dev.tandem.kernel.schema.ModuleSchema;
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
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class EventingConfiguration {

  private static final Set<String> KERNEL = Set.of("kernel", "eventing", "access");

  @Bean
  ModuleSchema eventingSchema() {
    return new ModuleSchema("eventing");
  }

  @Bean
  Tenures tenures(DataSource database) {
    return new Tenures(database);
  }

  /** After the migrations, before anything is delivered. */
  @Bean
  Claims claims(
      JdbcTemplate migrated,
      Tenures tenures,
      List<ModuleSchema> home,
      EventingProperties properties,
      ObjectProvider<BrokerProperties> bridge) {
    var broker = bridge.getIfAvailable();
    var modules = home.stream().map(ModuleSchema::name).filter(it -> !KERNEL.contains(it)).toList();
    var claims =
        new Claims(
            Objects.requireNonNull(migrated.getDataSource()),
            properties.guest() ? List.of() : modules,
            broker != null && broker.enabled() ? broker.elsewhere() : List.of());
    claims.stake();
    if (properties.beginsClosed()) {
      modules.forEach(tenures::beginClosed);
    }
    return claims;
  }

  /** In place of the processor of scheduled methods that Spring brings. */
  @Bean
  static BeanFactoryPostProcessor restingJobs() {
    return beans -> {
      if (beans instanceof BeanDefinitionRegistry registry
          && beans.containsBeanDefinition(SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME)) {
        var live = new LiveModules(() -> beans.getBean(Tenures.class));
        var jobs =
            BeanDefinitionBuilder.rootBeanDefinition(
                    RestingJobs.class, () -> new RestingJobs(live::contains))
                .setRole(BeanDefinition.ROLE_INFRASTRUCTURE)
                .getBeanDefinition();
        registry.removeBeanDefinition(SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME);
        registry.registerBeanDefinition(SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME, jobs);
      }
    };
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
      ObjectProvider<Relay> relay,
      ObjectProvider<TransactionManagerCustomizers> customizers) {
    var transactions =
        new OutboxTransactions(database, log, it -> relay.ifAvailable(r -> r.committed(it)));
    customizers.ifAvailable(it -> it.customize(transactions));
    return transactions;
  }

  @Bean
  Traces traces(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
    return new Traces(
        SingletonSupplier.of(() -> tracer.getIfAvailable(() -> Tracer.NOOP)),
        SingletonSupplier.of(() -> propagator.getIfAvailable(() -> Propagator.NOOP)));
  }

  @Bean
  Publishing publishing(EventTypes types, Traces traces) {
    return new Publishing(types, traces);
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
  Throughput throughput() {
    return new Throughput();
  }

  @Bean
  Meters meters(
      MeterRegistry registry,
      SubscriptionStatuses statuses,
      Subscriptions its,
      Throughput throughput) {
    return new Meters(registry, statuses, its, throughput);
  }

  @Bean
  Chapters chapters(
      JdbcClient jdbc, PlatformTransactionManager transactions, EventingProperties properties) {
    return new Chapters(jdbc, transactions, properties.log());
  }

  @Bean
  static Relay relay(
      JdbcTemplate jdbc,
      EventLog log,
      EventTypes types,
      ParkedEvents parked,
      Subscriptions subscriptions,
      Meters meters,
      Traces traces,
      Chapters chapters,
      Operations operations,
      Claims claims,
      ObjectProvider<Carrier> carrier,
      PlatformTransactionManager transactions,
      EventingProperties properties) {
    var cursors = new Cursors(jdbc, properties);
    var delivery =
        new Delivery(
            log,
            types,
            new Wanted(jdbc),
            cursors,
            parked,
            subscriptions,
            meters,
            traces,
            transactions,
            properties);
    var registration = new Registration(jdbc, transactions);
    Runnable tidy =
        () -> {
          claims.mind();
          operations.joinAgain();
          chapters.turn();
        };
    return new Relay(
        delivery,
        cursors,
        subscriptions,
        types,
        registration,
        carrier.getIfAvailable(() -> Carrier.NONE),
        tidy,
        properties);
  }

  @Bean
  SubscriptionStatuses subscriptionStatuses(
      JdbcClient jdbc,
      Subscriptions subscriptions,
      ObjectProvider<Carrier> carrier,
      Throughput throughput) {
    Supplier<Set<String>> here =
        () -> {
          var names = new HashSet<>(subscriptions.names());
          carrier.ifAvailable(it -> names.addAll(it.readers()));
          return names;
        };
    return new SubscriptionStatuses(jdbc, here, throughput);
  }

  @Bean
  Operations operations(
      JdbcClient jdbc, SubscriptionStatuses statuses, ParkedEvents parked, EventTypes types) {
    return new Operations(
        statuses, parked, types, new OwnWay(jdbc), new Audit(jdbc), new Refused(jdbc));
  }

  @Bean
  HealthIndicator eventingHealth(Relay relay, SubscriptionStatuses statuses) {
    return new EventingHealth(relay, statuses);
  }
}
