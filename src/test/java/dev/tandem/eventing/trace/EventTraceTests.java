package dev.tandem.eventing.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.eventing.EventingSlice;
import dev.tandem.eventing.SampleListeners.DeliveryRecorder;
import dev.tandem.eventing.SampleListeners.TestPublisher;
import dev.tandem.eventing.events.Noted;
import dev.tandem.testing.Deliveries;
import dev.tandem.testing.LoggedInAs;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@EventingSlice
class EventTraceTests {

  private static final String NOTES = "sample.notes";

  @Autowired DeliveryRecorder recorder;
  @Autowired TestPublisher publisher;
  @Autowired JdbcClient jdbc;
  @Autowired Tracer tracer;
  @Autowired InMemorySpanExporter spans;
  @Autowired MockMvcTester mvc;

  final UUID key = UUID.randomUUID();

  @BeforeEach
  void createTable() {
    recorder.createTable();
    Deliveries.forgetEarlier(jdbc);
  }

  @Test
  void listenerAndWhatItPublishesAreBelowTheRequest() {
    var request = publishInRequest("traced " + key);
    Deliveries.awaitAll(jdbc);

    var created = only(named(request, "create sample.noted"));
    var processed = last(processing(request, NOTES));
    var answered = last(named(request, "create sample.answered"));
    assertThat(only(named(request, "INSERT event_log", created.getParentSpanId()))).isNotNull();
    assertThat(created.getKind()).isEqualTo(SpanKind.PRODUCER);
    assertThat(processed.getKind()).isEqualTo(SpanKind.CONSUMER);
    assertThat(processed.getParentSpanId()).isEqualTo(created.getSpanId());
    assertThat(answered.getParentSpanId()).isEqualTo(processed.getSpanId());
    assertThat(last(processing(request, "sample.answers")).getParentSpanId())
        .isEqualTo(answered.getSpanId());
  }

  @Test
  void spansAreDescribedByTheConventionsOfMessaging() {
    var request = publishInRequest("described " + key);
    Deliveries.awaitAll(jdbc);

    var processed = last(processing(request, NOTES));
    assertThat(processed.getName()).isEqualTo("process sample.noted");
    assertThat(text(processed, "messaging.system")).isEqualTo("tandem");
    assertThat(text(processed, "messaging.operation.type")).isEqualTo("process");
    assertThat(text(processed, "messaging.destination.name")).isEqualTo("sample.noted");
    assertThat(text(processed, "messaging.consumer.group.name")).isEqualTo("sample");
    assertThat(text(processed, "tandem.module")).isEqualTo("sample");
    assertThat(text(processed, "tandem.event.key_hash"))
        .isEqualTo(TracedEvent.hash(key))
        .hasSize(16);
    assertThat(inTrace(request)).noneMatch(it -> it.toString().contains(key.toString()));
  }

  @Test
  void aRetryIsPartOfTheTrace() {
    var text = "fails for a while " + key;
    recorder.failTimes(text, 3);
    var request = publishInRequest(text);

    await().until(() -> recorder.texts("notes", key).equals(List.of(text)));
    await()
        .untilAsserted(() ->
            assertThat(processing(request, NOTES))
                .extracting(it -> text(it, "error.type"))
                .contains(null, "java.lang.IllegalArgumentException"));
  }

  @Test
  void whatAnOperatorRetriesAfterItWasParkedIsPartOfTheTrace() {
    var text = "fails until it is parked " + key;
    recorder.failTimes(text, Integer.MAX_VALUE);
    var request = publishInRequest(text);
    await().until(() -> !parked().isEmpty());
    recorder.failTimes(text, 0);
    operatorPosts("/api/eventing/parked/" + parked().getFirst() + "/retry", "");

    await().until(() -> recorder.texts("notes", key).equals(List.of(text)));
    await()
        .untilAsserted(() ->
            assertThat(processing(request, NOTES))
                .extracting(it -> text(it, "error.type"))
                .contains((String) null));
  }

  @Test
  void aReplayIsATraceOfItsOwnThatIsLinked() {
    var request = publishInRequest("replayed " + key);
    Deliveries.awaitAll(jdbc);
    var created = only(named(request, "create sample.noted"));
    var processed = processing(request, NOTES);
    operatorPosts(
        "/api/eventing/subscriptions/sample.notes/replay",
        "{\"from\": \"" + recordedAt().toInstant() + "\"}");

    await().until(() -> recorder.texts("notes", key).size() == 2);
    await().until(() -> !linkedTo(created).isEmpty());
    var replayed = last(linkedTo(created));
    assertThat(replayed.getTraceId()).isNotEqualTo(request);
    assertThat(replayed.getParentSpanContext().isValid()).isFalse();
    assertThat(processing(request, NOTES)).isNotEmpty().isEqualTo(processed);
    await().until(() -> !isDetached());
  }

  private OffsetDateTime recordedAt() {
    return jdbc.sql("select min(recorded_at) from eventing.event_log where key = ?")
        .param(key)
        .query(OffsetDateTime.class)
        .single();
  }

  private boolean isDetached() {
    return jdbc.sql("select exists (select from eventing.cursor where consumer = ?)")
        .param(NOTES)
        .query(Boolean.class)
        .single();
  }

  /** Returns the id of the trace. */
  private String publishInRequest(String text) {
    var span = tracer.nextSpan().name("request").start();
    try (var _ = tracer.withSpan(span)) {
      publisher.publish(Noted.about(key, 1, text));
    } finally {
      span.end();
    }
    return span.context().traceId();
  }

  private void operatorPosts(String path, String body) {
    assertThat(
            mvc.post()
                .uri(path)
                .with(LoggedInAs.operator())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body))
        .hasStatus2xxSuccessful();
  }

  private List<UUID> parked() {
    return jdbc.sql("select id from eventing.parked where key = ? and state = 'PARKED'")
        .param(key)
        .query(UUID.class)
        .list();
  }

  /** Once each, although the exporter gets them at once and in a batch. */
  private Stream<SpanData> finished() {
    return spans.getFinishedSpanItems().stream()
        .collect(Collectors.toMap(SpanData::getSpanId, it -> it, (first, again) -> first))
        .values()
        .stream();
  }

  private List<SpanData> inTrace(String trace) {
    return finished().filter(it -> it.getTraceId().equals(trace)).toList();
  }

  private List<SpanData> named(String trace, String name) {
    return inTrace(trace).stream().filter(it -> it.getName().equals(name)).toList();
  }

  private List<SpanData> named(String trace, String name, String parent) {
    return named(trace, name).stream().filter(it -> it.getParentSpanId().equals(parent)).toList();
  }

  private List<SpanData> processing(String trace, String subscription) {
    return inTrace(trace).stream()
        .filter(it -> subscription.equals(text(it, "messaging.destination.subscription.name")))
        .toList();
  }

  private List<SpanData> linkedTo(SpanData span) {
    return finished()
        .filter(it ->
            it.getLinks().stream()
                .map(LinkData::getSpanContext)
                .anyMatch(linked -> linked.getSpanId().equals(span.getSpanId())))
        .toList();
  }

  private static String text(SpanData span, String key) {
    return span.getAttributes().get(AttributeKey.stringKey(key));
  }

  private static SpanData only(List<SpanData> found) {
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  /** A batch that another transaction is in the way of is tried again; the last is committed. */
  private static SpanData last(List<SpanData> found) {
    assertThat(found).isNotEmpty();
    return found.getLast();
  }
}
