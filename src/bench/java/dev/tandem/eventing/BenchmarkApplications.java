package dev.tandem.eventing;

import dev.tandem.eventing.events.Noted;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.stereotype.Controller;

/** The applications to compare: the same listener behind different ways of delivery. */
public final class BenchmarkApplications {

  private BenchmarkApplications() {}

  static class CountingListener {

    private final LongAdder value = new LongAdder();
    private final Map<String, CompletableFuture<Long>> arrivals = new ConcurrentHashMap<>();

    void add(Noted event) {
      value.increment();
      var waiting = event.text().startsWith("fresh") ? arrivals.remove(event.text()) : null;
      if (waiting != null) {
        waiting.complete(System.nanoTime());
      }
    }

    long value() {
      return value.sum();
    }

    /** The time at which the event with this text arrives, by {@link System#nanoTime}. */
    CompletableFuture<Long> arrivalOf(String text) {
      return arrivals.computeIfAbsent(text, key -> new CompletableFuture<>());
    }
  }

  static class FirstListener extends CountingListener {

    @ApplicationModuleListener(id = "bench.first")
    void on(Noted event) {
      add(event);
    }
  }

  static class SecondListener extends CountingListener {

    @ApplicationModuleListener(id = "bench.second")
    void on(Noted event) {
      add(event);
    }
  }

  static class ThirdListener extends CountingListener {

    @ApplicationModuleListener(id = "bench.third")
    void on(Noted event) {
      add(event);
    }
  }

  @EnableAutoConfiguration(
      excludeName = {
        "org.springframework.modulith.moments.autoconfigure.MomentsAutoConfiguration",
        "org.springframework.modulith.events.config.EventPublicationAutoConfiguration",
        "org.springframework.modulith.events.config.EventExternalizationAutoConfiguration",
        "org.springframework.modulith.events.jdbc.JdbcEventPublicationAutoConfiguration",
        "org.springframework.modulith.events.jackson.JacksonEventSerializationAutoConfiguration"
      })
  @EnableConfigurationProperties(EventingProperties.class)
  @ComponentScan(basePackages = "dev.tandem.eventing", excludeFilters = @Filter(Controller.class))
  @EnableAsync
  public static class EventLogWithoutListener {}

  static class EventLogWithOneListener extends EventLogWithoutListener {

    @Bean
    FirstListener first() {
      return new FirstListener();
    }
  }

  static class EventLogWithThreeListeners extends EventLogWithOneListener {

    @Bean
    SecondListener second() {
      return new SecondListener();
    }

    @Bean
    ThirdListener third() {
      return new ThirdListener();
    }
  }

  @EnableAutoConfiguration
  @EnableAsync
  static class ModulithRegistry {

    @Bean
    FirstListener first() {
      return new FirstListener();
    }
  }
}
