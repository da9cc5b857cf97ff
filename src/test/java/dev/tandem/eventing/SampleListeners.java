package dev.tandem.eventing;

import dev.tandem.eventing.events.Answered;
import dev.tandem.eventing.events.Introduced;
import dev.tandem.eventing.events.Notable;
import dev.tandem.eventing.events.Noted;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.MDC;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A module that records the events it was given, and fails on demand. */
@TestConfiguration(proxyBeanMethods = false)
public class SampleListeners {

  @Bean
  DeliveryRecorder deliveryRecorder(JdbcClient jdbc, ApplicationEventPublisher events) {
    return new DeliveryRecorder(jdbc, events);
  }

  @Bean
  IntroductionRecorder introductionRecorder() {
    return new IntroductionRecorder();
  }

  @Bean
  TestPublisher testPublisher(TransactionTemplate transaction, ApplicationEventPublisher events) {
    return new TestPublisher(transaction, events);
  }

  /** Collects all spans of the tests. */
  @Bean
  InMemorySpanExporter spans() {
    return InMemorySpanExporter.create();
  }

  @Bean
  SpanProcessor spanProcessor(InMemorySpanExporter spans) {
    return SimpleSpanProcessor.create(spans);
  }

  @Bean
  Sampler sampler() {
    return Sampler.parentBased(Sampler.alwaysOn());
  }

  /** Publishes events in a transaction. */
  public record TestPublisher(TransactionTemplate transaction, ApplicationEventPublisher events) {

    public void publish(PublishedEvent... published) {
      transaction.executeWithoutResult(status -> List.of(published).forEach(events::publishEvent));
    }
  }

  /** Records introductions, and fails those of some persons. */
  public static class IntroductionRecorder {

    private final Map<UUID, List<Introduced>> byPerson = new ConcurrentHashMap<>();
    private final Set<UUID> failing = ConcurrentHashMap.newKeySet();

    @ApplicationModuleListener(id = "sample.introductions")
    void on(Introduced event) {
      if (failing.contains(event.personId())) {
        throw new IllegalArgumentException("Key (name)=(" + event.name() + ") exists");
      }
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              byPerson
                  .computeIfAbsent(event.personId(), it -> new CopyOnWriteArrayList<>())
                  .add(event);
            }
          });
    }

    public List<Introduced> of(UUID person) {
      return byPerson.getOrDefault(person, List.of());
    }

    public void failFor(UUID person, boolean fails) {
      if (fails) {
        failing.add(person);
      } else {
        failing.remove(person);
      }
    }
  }

  public static class DeliveryRecorder {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Map<String, AtomicInteger> failures = new ConcurrentHashMap<>();

    DeliveryRecorder(JdbcClient jdbc, ApplicationEventPublisher events) {
      this.jdbc = jdbc;
      this.events = events;
    }

    /** From now on, an event with this text fails so many times. */
    public void failTimes(String text, int times) {
      failures.put(text, new AtomicInteger(times));
    }

    @ApplicationModuleListener(id = "sample.notes")
    void on(Notable event) {
      insert("notes", event.meta(), event.text());
      events.publishEvent(
          new Answered(
              EventMetadata.about(event.meta().aggregateId(), 0, Instant.EPOCH), event.text()));
      if (failures.getOrDefault(event.text(), new AtomicInteger()).getAndDecrement() > 0) {
        throw new IllegalArgumentException("cannot note " + event.text());
      }
    }

    @ApplicationModuleListener(id = "sample.answers")
    void on(Answered event) {
      insert("answers", event.meta(), event.text());
    }

    @ApplicationModuleListener(id = "sample.loud", condition = "#event.text.startsWith('loud')")
    void loud(Noted event) {
      insert("loud", event.meta(), event.text());
    }

    /** Takes the advisory lock that the text names. */
    @ApplicationModuleListener(id = "sample.locks", condition = "#event.text.startsWith('lock')")
    void lock(Noted event) {
      jdbc.sql("select pg_advisory_xact_lock(hashtext(?))")
          .param(event.text())
          .query()
          .listOfRows();
      insert("locks", event.meta(), event.text());
    }

    private void insert(String listener, EventMetadata meta, String text) {
      jdbc.sql(
              "insert into eventing.book (listener, event_id, key, version, cause, correlation, text, trace)"
                  + " values (?, ?, ?, ?, ?, ?, ?, ?)")
          .params(
              listener,
              meta.eventId(),
              meta.aggregateId(),
              meta.version(),
              meta.causationId(),
              meta.correlationId(),
              text,
              MDC.get("traceId"))
          .update();
    }

    public void createTable() {
      jdbc.sql(
              """
              create table if not exists eventing.book (id bigserial, listener text, event_id uuid, key uuid,
                version bigint, cause uuid, correlation uuid, text text, trace text)
              """)
          .update();
    }

    /** The trace ids that the listeners would log. */
    public List<String> traces(UUID key) {
      return jdbc.sql("select trace from eventing.book where key = ?")
          .param(key)
          .query(String.class)
          .list();
    }

    public List<String> texts(String listener, UUID key) {
      return jdbc.sql("select text from eventing.book where listener = ? and key = ? order by id")
          .params(listener, key)
          .query(String.class)
          .list();
    }
  }
}
