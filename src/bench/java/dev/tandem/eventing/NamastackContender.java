package dev.tandem.eventing;

import static dev.tandem.eventing.BenchmarkPostgres.BUSINESS;

import dev.tandem.eventing.events.Noted;
import io.namastack.outbox.Outbox;
import io.namastack.outbox.annotation.OutboxHandler;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * namastack-outbox, which polls: one row per event and handler, marked when it was handled. It is
 * configured to take up to 5,000 keys every 50 ms; the default is 10 keys every 2 s.
 */
final class NamastackContender implements BenchmarkContender {

  static final Map<String, Object> SETTINGS =
      Map.of(
          "namastack.outbox.enabled", "true",
          "namastack.outbox.polling.batch-size", "5000",
          "namastack.outbox.polling.fixed.interval", "50ms");

  private final ConfigurableApplicationContext app;
  private final TransactionTemplate transaction;
  private final JdbcTemplate jdbc;
  private final Outbox outbox;
  private final NamastackListener listener;

  NamastackContender(ConfigurableApplicationContext app) {
    this.app = app;
    this.transaction = app.getBean(TransactionTemplate.class);
    this.jdbc = app.getBean(JdbcTemplate.class);
    this.outbox = app.getBean(Outbox.class);
    this.listener = app.getBean(NamastackListener.class);
  }

  @Override
  public void publish() {
    var event = Noted.about(UUID.randomUUID(), 1, "booked");
    var key = event.meta().aggregateId();
    transaction.executeWithoutResult(status -> {
      jdbc.update(BUSINESS, key, "booked");
      outbox.schedule(event, key.toString());
    });
  }

  @Override
  public long consumed() {
    return listener.value();
  }

  @Override
  public void close() {
    app.close();
  }

  static class NamastackListener extends BenchmarkApplications.CountingListener {

    @OutboxHandler
    public void on(Noted event) {
      add(event);
    }
  }

  @EnableAutoConfiguration(
      excludeName = {
        "org.springframework.modulith.events.config.EventPublicationAutoConfiguration",
        "org.springframework.modulith.events.config.EventExternalizationAutoConfiguration",
        "org.springframework.modulith.events.jdbc.JdbcEventPublicationAutoConfiguration",
        "org.springframework.modulith.events.jackson.JacksonEventSerializationAutoConfiguration"
      })
  static class NamastackApplication {

    @Bean
    NamastackListener listener() {
      return new NamastackListener();
    }
  }
}
