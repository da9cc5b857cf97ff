package dev.tandem.eventing;

import static org.springframework.scheduling.config.TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME;

import dev.tandem.eventing.broker.BrokerProperties;
import dev.tandem.eventing.log.EventLog;
import dev.tandem.eventing.modules.LiveModuleCache;
import dev.tandem.eventing.modules.LiveModuleScheduling;
import dev.tandem.eventing.modules.ModuleSelectionLock;
import dev.tandem.eventing.outbox.OutboxTransactionManager;
import dev.tandem.eventing.ownership.ModuleOwnerships;
import dev.tandem.eventing.relay.OutboxRelay;
import dev.tandem.kernel.schema.ModuleSchema;
import dev.tandem.kernel.schema.SharedModules;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** Wires what the packages of this module cannot know of each other; the rest is scanned. */
@Configuration(proxyBeanMethods = false)
class EventingConfiguration {

  @Bean
  ModuleSchema eventingSchema() {
    return new ModuleSchema("eventing");
  }

  /**
   * Acquired before anything is delivered.
   *
   * @param migratedJdbc comes after the migrations
   */
  @Bean
  ModuleSelectionLock moduleSelectionLock(
      JdbcTemplate migratedJdbc,
      ModuleOwnerships ownerships,
      List<ModuleSchema> schemas,
      EventingProperties properties,
      ObjectProvider<BrokerProperties> brokerProperties) {
    var broker = brokerProperties.getIfAvailable();
    var modules =
        schemas.stream()
            .map(ModuleSchema::name)
            .filter(module -> !SharedModules.NAMES.contains(module))
            .toList();
    var lock =
        new ModuleSelectionLock(
            Objects.requireNonNull(migratedJdbc.getDataSource()),
            properties.passive() ? List.of() : modules,
            broker != null && broker.enabled() ? broker.remoteModules() : List.of());
    lock.acquire();
    if (properties.startFenced()) {
      modules.forEach(ownerships::startFenced);
    }
    return lock;
  }

  /** In place of the processor that {@code @EnableScheduling} would register. */
  @Bean(SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME)
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  static LiveModuleScheduling liveModuleScheduling(ObjectProvider<LiveModuleCache> liveModules) {
    return new LiveModuleScheduling(module -> liveModules.getObject().isLive(module));
  }

  @Bean
  PlatformTransactionManager transactionManager(
      DataSource database,
      EventLog log,
      ObjectProvider<OutboxRelay> relay,
      ObjectProvider<TransactionManagerCustomizers> customizers) {
    var transactions =
        new OutboxTransactionManager(
            database, log, events -> relay.ifAvailable(it -> it.signalCommitted(events)));
    customizers.ifAvailable(it -> it.customize(transactions));
    return transactions;
  }
}
