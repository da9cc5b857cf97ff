package dev.tandem.faults;

import dev.tandem.eventing.admin.DeliveryAdministration;
import dev.tandem.eventing.events.Noted;
import dev.tandem.kernel.schema.ModuleSchema;
import dev.tandem.kernel.time.AdjustableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory.ConfirmType;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.stereotype.Controller;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A process with the real eventing module. One instance publishes; the other receives the events
 * over the broker alone and records them. Commands come in on standard input.
 */
@EnableAutoConfiguration(
    excludeName = "org.springframework.modulith.moments.autoconfigure.MomentsAutoConfiguration")
@EnableAsync
@ConfigurationPropertiesScan("dev.tandem.eventing")
@ComponentScan(
    basePackages = {"dev.tandem.eventing", "dev.tandem.kernel.schema", "dev.tandem.kernel.time"},
    excludeFilters = @Filter({Controller.class, TestConfiguration.class}))
class FaultApplication {

  static final String CONSUMER_MODULE = "faults";

  public static void main(String[] arguments) {
    var app =
        new SpringApplicationBuilder(FaultApplication.class)
            .web(WebApplicationType.NONE)
            .properties(
                Map.of(
                    "spring.config.location", "optional:classpath:/nothing/",
                    "spring.main.banner-mode", "off",
                    "spring.datasource.hikari.maximum-pool-size", "12",
                    "spring.datasource.hikari.connection-timeout", "5000",
                    "spring.rabbitmq.requested-heartbeat", "10s",
                    "tandem.eventing.poll", "200ms",
                    "tandem.eventing.retry.attempts", "3",
                    "tandem.eventing.retry.initial-interval", "50ms",
                    "tandem.eventing.broker.enabled", "true"))
            .run(arguments);
    System.out.println("@ready");
    try (var lines = new Scanner(System.in, StandardCharsets.UTF_8);
        var commands = Executors.newSingleThreadExecutor()) {
      while (lines.hasNextLine()) {
        var command = lines.nextLine().split(" ");
        commands.execute(() -> execute(app, command));
      }
      Runtime.getRuntime().halt(0); // the process that started this one has ended
    }
  }

  private static void execute(ConfigurableApplicationContext app, String[] command) {
    switch (command[0]) {
      case "publish" ->
          app.getBean(SamplePublisher.class).publish(command[1], Integer.parseInt(command[2]));
      case "set-back" ->
          app.getBean(AdjustableClock.class).advance(Duration.parse(command[1]).negated());
      case "discard" ->
          ReflectionTestUtils.invokeMethod(
              app.getBean(DeliveryAdministration.class),
              "discard",
              UUID.fromString(command[1]),
              "poison",
              "the harness");
      default -> throw new IllegalArgumentException(command[0]);
    }
    System.out.println("@done " + String.join(" ", command));
  }

  @ConditionalOnProperty("faults.publishes")
  @Bean
  ModuleSchema sampleSchema() {
    return new ModuleSchema("sample");
  }

  @ConditionalOnProperty("faults.publishes")
  @Bean
  SamplePublisher publisher(
      JdbcClient jdbc, TransactionTemplate transaction, ApplicationEventPublisher events) {
    return new SamplePublisher(jdbc, transaction, events);
  }

  @ConditionalOnProperty("faults.consumes")
  @Bean
  EffectRecorder effects(JdbcClient jdbc) {
    return new EffectRecorder(jdbc);
  }

  static class EffectRecorder {

    private final JdbcClient jdbc;

    EffectRecorder(JdbcClient jdbc) {
      this.jdbc = jdbc;
    }

    @ApplicationModuleListener(id = "faults.effects")
    void on(Noted event) {
      jdbc.sql("insert into faults.effect (event_id, key, n, scenario) values (?, ?, ?, ?)")
          .params(
              event.meta().eventId(),
              event.meta().aggregateId(),
              event.meta().version(),
              event.text().split(" ")[0])
          .update();
      if (event.text().endsWith(SamplePublisher.POISON)) {
        throw new IllegalArgumentException("poison");
      }
    }
  }

  /** The control: a sender that treats every event as confirmed once it is written. */
  @ConditionalOnProperty("faults.unconfirmed")
  @Bean
  Object unconfirmed(
      @Qualifier("brokerSender") Object sender, CachingConnectionFactory connections) {
    connections.setPublisherConfirmType(ConfirmType.NONE);
    connections.setPublisherReturns(false);
    ReflectionTestUtils.setField(sender, "broker", new UnconfirmedRabbitTemplate(connections));
    return List.of();
  }

  static class UnconfirmedRabbitTemplate extends RabbitTemplate {

    UnconfirmedRabbitTemplate(CachingConnectionFactory connections) {
      super(connections);
    }

    @Override
    public void send(String exchange, String key, Message message, CorrelationData correlation)
        throws AmqpException {
      super.send(exchange, key, message, null);
      correlation.getFuture().complete(new CorrelationData.Confirm(true, null));
    }
  }
}
