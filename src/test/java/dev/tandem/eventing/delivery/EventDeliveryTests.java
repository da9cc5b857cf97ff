package dev.tandem.eventing.delivery;

import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.tandem.eventing.EventingSlice;
import dev.tandem.eventing.SampleListeners.DeliveryRecorder;
import dev.tandem.eventing.SampleListeners.TestPublisher;
import dev.tandem.eventing.events.Noted;
import dev.tandem.eventing.relay.OutboxRelay;
import dev.tandem.testing.Deliveries;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

@EventingSlice
class EventDeliveryTests {

  @Autowired DeliveryRecorder recorder;
  @Autowired TestPublisher publisher;
  @Autowired ApplicationEventPublisher events;
  @Autowired JdbcClient jdbc;
  @Autowired OutboxRelay relay;
  @Autowired MeterRegistry registry;
  @Autowired Tracer tracer;
  @Autowired InMemorySpanExporter spans;

  UUID key = UUID.randomUUID();

  @BeforeEach
  void createTable() {
    recorder.createTable();
    Deliveries.forgetEarlier(jdbc);
    key = UUID.randomUUID();
  }

  @Test
  void heldLockDelaysOnlyTheEventThatNeedsIt() {
    var before = failures("sample.locks");
    publisher
        .transaction()
        .executeWithoutResult(status -> {
          jdbc.sql("select pg_advisory_xact_lock(hashtext('lock b'))").query().listOfRows();
          runAsync(() ->
                  publisher.publish(Noted.about(key, 1, "lock a"), Noted.about(key, 2, "lock b")))
              .join();

          await().until(() -> recorder.texts("locks", key).equals(List.of("lock a")));
        });

    Deliveries.awaitAll(jdbc);
    assertThat(recorder.texts("locks", key)).containsExactly("lock a", "lock b");
    assertThat(failures("sample.locks")).isEqualTo(before);
  }

  @Test
  void aLockThatIsHeldForLongHoldsBackOnlyItsKey() {
    var before = failures("sample.locks");
    var others = Stream.generate(UUID::randomUUID).limit(64).toList();
    publisher
        .transaction()
        .executeWithoutResult(status -> {
          jdbc.sql("select pg_advisory_xact_lock(hashtext('lock held'))").query().listOfRows();
          runAsync(() ->
                  publisher.publish(
                      Noted.about(key, 1, "lock held"), Noted.about(key, 2, "lock behind")))
              .join();
          await().until(() -> !heldBack().isEmpty());
          runAsync(() -> others.forEach(it -> publisher.publish(Noted.about(it, 1, "lock " + it))))
              .join();

          await()
              .until(() -> others.stream().noneMatch(it -> recorder.texts("locks", it).isEmpty()));
          await()
              .during(Duration.ofSeconds(2))
              .until(() -> heldBack().contains("RETRYING") && !heldBack().contains("PARKED"));
        });

    await().until(() -> recorder.texts("locks", key).equals(List.of("lock held", "lock behind")));
    assertThat(failures("sample.locks")).isEqualTo(before);
  }

  private List<String> heldBack() {
    return jdbc.sql("select state from eventing.parked where key = ?")
        .param(key)
        .query(String.class)
        .list();
  }

  private double failures(String subscription) {
    return registry
        .find("tandem.eventing.failed")
        .tag("subscription", subscription)
        .counters()
        .stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  @Test
  void deliversOnlyCommittedEvents() {
    publisher.publish(Noted.about(key, 1, "kept"));
    publisher
        .transaction()
        .executeWithoutResult(status -> {
          events.publishEvent(Noted.about(key, 2, "undone"));
          status.setRollbackOnly();
        });
    publisher.publish(Noted.about(key, 3, "kept too"));

    Deliveries.awaitAll(jdbc);
    assertThat(recorder.texts("notes", key)).containsExactly("kept", "kept too");
  }

  @Test
  void refusesToPublishOutsideATransaction() {
    assertThatIllegalStateException()
        .isThrownBy(() -> events.publishEvent(Noted.about(key, 1, "nowhere")))
        .withMessageContaining("sample.noted was published outside a transaction");
  }

  @Test
  void recordsTheCauseOfEventsThatAListenerPublishes() {
    var first = Noted.about(key, 1, "why");
    publisher.publish(first);

    Deliveries.awaitAll(jdbc);
    var answer =
        jdbc.sql(
                "select cause, correlation from eventing.book where listener = 'answers' and key = ?")
            .param(key)
            .query()
            .singleRow();
    assertThat(answer)
        .containsEntry("cause", first.meta().eventId())
        .containsEntry("correlation", first.meta().eventId());
  }

  @Test
  void continuesTheTraceOfThePublishingTransaction() {
    var span = tracer.nextSpan().name("request").start();
    try (var _ = tracer.withSpan(span)) {
      publisher.publish(Noted.about(key, 1, "traced"));
    } finally {
      span.end();
    }

    Deliveries.awaitAll(jdbc);
    var traceId = span.context().traceId();
    await()
        .untilAsserted(() ->
            assertThat(spans.getFinishedSpanItems())
                .filteredOn(finished -> finished.getTraceId().equals(traceId))
                .extracting(SpanData::getName, SpanData::getKind)
                .contains(
                    tuple("process sample.noted", SpanKind.CONSUMER),
                    tuple("process sample.answered", SpanKind.CONSUMER)));
    assertThat(recorder.traces(key)).containsOnly(traceId);
    assertThat(traces(key))
        .hasSize(2)
        .allMatch(trace -> trace.matches("00-" + traceId + "-\\w{16}-01"));
  }

  @Test
  void derivesTheTraceFromTheCorrelationIdIfNothingIsTraced() {
    var noted = Noted.about(key, 1, "untraced");
    publisher.publish(noted);

    Deliveries.awaitAll(jdbc);
    var traceId = noted.meta().correlationId().toString().replace("-", "");
    assertThat(traces(key))
        .hasSize(2)
        .allMatch(trace -> trace.matches("00-" + traceId + "-\\w{16}-00"));
    assertThat(recorder.traces(key)).containsOnly(traceId);
  }

  private List<String> traces(UUID aggregate) {
    return jdbc.sql("select trace from eventing.event_log where key = ?")
        .param(aggregate)
        .query(String.class)
        .list();
  }

  @Test
  void honoursTheConditionOfAListener() {
    publisher.publish(Noted.about(key, 1, "quiet"), Noted.about(key, 2, "loud and clear"));

    Deliveries.awaitAll(jdbc);
    assertThat(recorder.texts("loud", key)).containsExactly("loud and clear");
  }

  @Test
  void keepsTheOrderOfEachKeyUnderManyPublishers() {
    var keys = IntStream.range(0, 10).mapToObj(i -> UUID.randomUUID()).toList();
    jdbc.sql("create table if not exists eventing.aggregate (key uuid primary key, version bigint)")
        .update();
    for (var aggregate : keys) {
      jdbc.sql("insert into eventing.aggregate values (?, 0)").param(aggregate).update();
    }

    try (var publishers = Executors.newFixedThreadPool(8)) {
      IntStream.range(0, 500)
          .forEach(i -> publishers.execute(() -> change(keys.get(i % keys.size()))));
    }

    Deliveries.awaitAll(jdbc);
    var inOrder = LongStream.rangeClosed(1, 50).mapToObj(String::valueOf).toList();
    assertThat(keys)
        .allSatisfy(aggregate -> assertThat(recorder.texts("notes", aggregate)).isEqualTo(inOrder));
  }

  private void change(UUID aggregate) {
    publisher
        .transaction()
        .executeWithoutResult(status -> {
          var version =
              jdbc.sql(
                      "update eventing.aggregate set version = version + 1 where key = ? returning version")
                  .param(aggregate)
                  .query(Long.class)
                  .single();
          events.publishEvent(Noted.about(aggregate, version, String.valueOf(version)));
        });
  }

  @Test
  void retriesAFailingEventAndHoldsBackOnlyItsKey() {
    var other = UUID.randomUUID();
    recorder.failTimes("hiccup", 2);
    publisher.publish(
        Noted.about(key, 1, "hiccup"), Noted.about(other, 1, "free"), Noted.about(key, 2, "next"));

    await().until(() -> recorder.texts("notes", other).equals(List.of("free")));
    Deliveries.awaitAll(jdbc);
    assertThat(recorder.texts("notes", key)).containsExactly("hiccup", "next");
    assertThat(recorder.texts("answers", key)).containsExactly("hiccup", "next");
  }

  @Test
  void parksAnEventThatKeepsFailingAndRollsBackItsEffects() {
    recorder.failTimes("poison", 1000);
    publisher.publish(Noted.about(key, 1, "poison"), Noted.about(key, 2, "behind"));

    Deliveries.awaitAll(jdbc);
    assertThat(recorder.texts("notes", key)).isEmpty();
    assertThat(recorder.texts("answers", key)).isEmpty();
    var states =
        jdbc.sql("select state, reason from eventing.parked where key = ? order by position")
            .param(key);
    assertThat(states.query().listOfRows())
        .extracting(row -> row.get("state"))
        .containsExactly("PARKED", "BLOCKED");
    assertThat(states.query().listOfRows().getFirst())
        .containsEntry("reason", "IllegalArgumentException: cannot note poison");
  }

  @Test
  void continuesWhereItStoppedAfterARestart() {
    relay.stop();
    publisher.publish(Noted.about(key, 1, "while away"));
    assertThat(recorder.texts("notes", key)).isEmpty();

    relay.start();

    Deliveries.awaitAll(jdbc);
    assertThat(recorder.texts("notes", key)).containsExactly("while away");
  }
}
