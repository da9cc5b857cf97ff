package dev.tandem.eventing;

import dev.tandem.kernel.schema.ModuleSchema;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class EventingConfiguration {

  @Bean
  ModuleSchema eventingSchema() {
    return new ModuleSchema("eventing");
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
  Publishing publishing(EventTypes types) {
    return new Publishing(types);
  }

  @Bean
  static Subscriptions subscriptions() {
    return new Subscriptions();
  }

  @Bean
  static Relay relay(
      JdbcTemplate jdbc,
      EventLog log,
      EventTypes types,
      Subscriptions subscriptions,
      PlatformTransactionManager transactions,
      EventingProperties properties) {
    var cursors = new Cursors(jdbc, properties);
    var parked = new ParkedEvents(jdbc, properties);
    var delivery =
        new Delivery(log, types, cursors, parked, subscriptions, transactions, properties);
    var registration = new Registration(jdbc, transactions);
    return new Relay(delivery, cursors, subscriptions, types, registration, properties);
  }
}
