package dev.tandem.kernel.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.testing.CollectedSpan;
import dev.tandem.testing.NoDatabase;
import dev.tandem.testing.TraceCollector;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

@NoDatabase
class CollectorTests {

  private final TraceCollector collector = new TraceCollector();
  private final ApplicationContextRunner process =
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withConfiguration(
              AutoConfigurations.of(
                  OpenTelemetrySdkAutoConfiguration.class,
                  OpenTelemetryTracingAutoConfiguration.class,
                  OtlpTracingAutoConfiguration.class))
          .withUserConfiguration(TracingConfiguration.class);

  @AfterEach
  void close() {
    collector.close();
  }

  private ApplicationContextRunner sending(String share) {
    return process.withPropertyValues(
        collector.arguments(share).stream().map(it -> it.substring(2)).toArray(String[]::new));
  }

  @Test
  void withoutACollectorNothingIsSentNorRecorded() {
    process
        .withPropertyValues("management.tracing.sampling.probability=0.0")
        .run(context -> {
          assertThat(context).hasNotFailed().doesNotHaveBean(SpanExporter.class);
          assertThat(context.getBean(Tracer.class).spanBuilder("a").startSpan().isRecording())
              .isFalse();
        });
  }

  @Test
  void theShareThatIsAskedForIsSent() {
    sending("1.0")
        .run(context -> {
          context.getBean(Tracer.class).spanBuilder("sampled").startSpan().end();

          await().until(() -> sent().toList().contains("sampled"));
          assertThat(collector.spans()).extracting(CollectedSpan::side).containsOnly("home");
        });
  }

  @Test
  void whatFailedIsSentAndNothingElseThoughNothingIsSampled() {
    sending("0.0")
        .run(context -> {
          var tracer = context.getBean(Tracer.class);
          tracer.spanBuilder("succeeded").startSpan().end();
          tracer.spanBuilder("failed").startSpan().setAttribute("error.type", "a.B").end();

          await().until(() -> sent().toList().contains("failed"));
          assertThat(sent()).containsExactly("failed");
        });
  }

  @Test
  void whoCallsDecides() {
    sending("0.0")
        .run(context -> {
          var caller =
              SpanContext.createFromRemoteParent(
                  "0af7651916cd43dd8448eb211c80319c",
                  "b7ad6b7169203331",
                  TraceFlags.getSampled(),
                  TraceState.getDefault());
          context
              .getBean(Tracer.class)
              .spanBuilder("called")
              .setParent(Context.root().with(Span.wrap(caller)))
              .startSpan()
              .end();

          await().until(() -> sent().toList().contains("called"));
        });
  }

  @Test
  void whatAnExceptionOrAnUnknownAttributeSaysIsNotSent() {
    sending("1.0")
        .run(context -> {
          var span = context.getBean(Tracer.class).spanBuilder("failed").startSpan();
          span.setAttribute("http.url", "/secret").setAttribute("tandem.module", "billing");
          span.recordException(new IllegalArgumentException("secret of somebody"));
          span.setStatus(StatusCode.ERROR, "secret of somebody").end();

          await().until(() -> sent().toList().contains("failed"));
          assertThat(collector.text())
              .contains("java.lang.IllegalArgumentException", "STATUS_CODE_ERROR", "billing")
              .doesNotContain("secret");
        });
  }

  private Stream<String> sent() {
    return collector.spans().stream().map(CollectedSpan::name);
  }
}
