package dev.tandem.eventing;

import dev.tandem.eventing.log.EventLog;
import dev.tandem.eventing.outbox.OutboxTransactionManager;
import dev.tandem.eventing.relay.OutboxRelay;
import dev.tandem.eventing.trace.EventSpans;
import dev.tandem.kernel.schema.ModuleSchema;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Wires what the packages of this module cannot know of each other; the rest is scanned. */
@Configuration(proxyBeanMethods = false)
class EventingConfiguration {

  @Bean
  ModuleSchema eventingSchema() {
    return new ModuleSchema("eventing");
  }

  /** In place of the one that Spring Boot would configure. */
  @Bean
  PlatformTransactionManager transactionManager(
      DataSource database,
      EventLog log,
      EventSpans spans,
      ObjectProvider<OutboxRelay> relay,
      ObjectProvider<TransactionManagerCustomizers> customizers) {
    var transactions =
        new OutboxTransactionManager(
            database, log, spans, events -> relay.ifAvailable(it -> it.signalCommitted(events)));
    customizers.ifAvailable(it -> it.customize(transactions));
    return transactions;
  }
}
