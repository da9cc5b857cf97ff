package dev.tandem.eventing.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.tandem.eventing.EventingSlice;
import dev.tandem.eventing.SampleListeners.DeliveryRecorder;
import dev.tandem.eventing.SampleListeners.TestPublisher;
import dev.tandem.eventing.events.Noted;
import dev.tandem.testing.StartLock;
import io.micrometer.tracing.Tracer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@EventingSlice
class StructuredLogTests {

  private final Logger logger = (Logger) LoggerFactory.getLogger(FailedDeliveries.class);
  private final StructuredLines lines = new StructuredLines();

  @Autowired DeliveryRecorder recorder;
  @Autowired TestPublisher publisher;
  @Autowired Tracer tracer;
  @Autowired Environment settings;

  @AfterEach
  void detach() {
    logger.detachAppender(lines);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ecs", "logstash"})
  void aFailedDeliveryIsLoggedWithItsTraceModuleAndEvent(String format) {
    lines.begin(format, settings);
    recorder.createTable();
    var text = "fails for the log " + UUID.randomUUID();
    recorder.failTimes(text, 4);
    var span = tracer.nextSpan().name("request").start();
    try (var _ = StartLock.hold();
        var _ = tracer.withSpan(span)) {
      logger.addAppender(lines);
      publisher.publish(Noted.about(UUID.randomUUID(), 1, text));
      await().until(() -> !lines.with(text).isEmpty());
    } finally {
      span.end();
    }

    var line = lines.with(text).getFirst();
    assertThat(line.path("module").asString()).isEqualTo("sample");
    assertThat(line.path("event_name").asString()).isEqualTo("sample.noted");
    assertThat(line.path("traceId").asString()).isEqualTo(span.context().traceId());
  }

  /** As the console would have them with {@code logging.structured.format.console}. */
  private static final class StructuredLines extends AppenderBase<ILoggingEvent> {

    private final List<String> written = new CopyOnWriteArrayList<>();
    private final StructuredLogEncoder encoder = new StructuredLogEncoder();

    void begin(String format, Environment settings) {
      var context = new LoggerContext();
      context.putObject(Environment.class.getName(), settings);
      encoder.setContext(context);
      encoder.setFormat(format);
      encoder.start();
      start();
    }

    @Override
    protected void append(ILoggingEvent event) {
      written.add(new String(encoder.encode(event), StandardCharsets.UTF_8));
    }

    List<JsonNode> with(String text) {
      var json = JsonMapper.builder().build();
      return written.stream().filter(it -> it.contains(text)).map(json::readTree).toList();
    }
  }
}
