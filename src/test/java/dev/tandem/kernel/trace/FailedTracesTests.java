package dev.tandem.kernel.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.NoDatabase;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@NoDatabase
class FailedTracesTests {

  private final InMemorySpanExporter exported = InMemorySpanExporter.create();
  private final Tracer tracer = tracer(Sampler.alwaysOff());

  private Tracer tracer(Sampler sampler) {
    var export = SimpleSpanProcessor.builder(exported).setExportUnsampledSpans(true).build();
    return SdkTracerProvider.builder()
        .setSampler(new RecordingSampler(Sampler.parentBased(sampler)))
        .addSpanProcessor(new FailedTraces(export))
        .build()
        .get("test");
  }

  @Test
  void whatWasNotSampledAndSucceededIsNotExported() {
    var request = tracer.spanBuilder("request").setSpanKind(SpanKind.SERVER).startSpan();
    child(request, "query").end();
    request.setAttribute("http.response.status_code", "404").setAttribute("error.type", "NotFound");
    request.end();

    assertThat(exported.getFinishedSpanItems()).isEmpty();
  }

  @Test
  void aTraceThatFailedIsExportedWholeThoughItWasNotSampled() {
    var request = tracer.spanBuilder("request").startSpan();
    child(request, "before").end();
    child(request, "failing").setAttribute("error.type", "java.io.IOException").end();
    child(request, "after").end();
    request.end();

    assertThat(exported.getFinishedSpanItems())
        .extracting(SpanData::getName)
        .containsExactly("before", "failing", "after", "request");
  }

  @Test
  void anAnswerThatTellsOfAFailureIsEnough() {
    tracer
        .spanBuilder("request")
        .setSpanKind(SpanKind.SERVER)
        .startSpan()
        .setAttribute("http.response.status_code", "500")
        .end();

    assertThat(exported.getFinishedSpanItems()).hasSize(1);
  }

  @Test
  void whatWasSampledIsExportedAtOnceAndOnce() {
    var sampled = tracer(Sampler.alwaysOn());
    var request = sampled.spanBuilder("request").startSpan();
    request.setAttribute("error.type", "java.io.IOException").end();

    assertThat(exported.getFinishedSpanItems()).hasSize(1);
  }

  @Test
  void allWorkOfTheTraceInTheProcessIsWaitedFor() {
    var remote = remoteParent("0af7651916cd43dd8448eb211c80319c");
    var first = tracer.spanBuilder("first").setParent(remote).startSpan();
    var second = tracer.spanBuilder("second").setParent(remote).startSpan();
    first.end();
    second.setAttribute("error.type", "java.io.IOException").end();

    assertThat(exported.getFinishedSpanItems())
        .extracting(SpanData::getName)
        .containsExactly("first", "second");
  }

  @Test
  void ofTooManyOpenTracesTheFirstIsGivenUp() {
    var first = tracer.spanBuilder("first").startSpan();
    var others =
        IntStream.range(0, FailedTraces.MAX_TRACES)
            .mapToObj(i -> tracer.spanBuilder("other").startSpan())
            .toList();
    first.setAttribute("error.type", "java.io.IOException").end();
    others.getLast().setAttribute("error.type", "java.io.IOException").end();

    assertThat(exported.getFinishedSpanItems())
        .extracting(SpanData::getName)
        .containsExactly("other");
  }

  @Test
  void aTraceKeepsSoManySpansAndNoMore() {
    var request = tracer.spanBuilder("request").startSpan();
    IntStream.range(0, 10 * FailedTraces.MAX_SPANS).forEach(i -> child(request, "query").end());
    request.setAttribute("error.type", "java.io.IOException").end();

    assertThat(exported.getFinishedSpanItems())
        .hasSize(FailedTraces.MAX_SPANS + 1)
        .extracting(SpanData::getName)
        .endsWith("request");
  }

  @Test
  void aScheduleThatFailedIsExported() {
    tracer.spanBuilder("task").startSpan().setStatus(StatusCode.ERROR).end();

    assertThat(exported.getFinishedSpanItems()).hasSize(1);
  }

  @Test
  void aCallThatGotNoAnswerFailedThoughTheRequestWasAnsweredOtherwise() {
    var request = tracer.spanBuilder("request").setSpanKind(SpanKind.SERVER).startSpan();
    child(request, "call")
        .setAttribute("http.response.status_code", "none")
        .setAttribute("error.type", "java.net.ConnectException")
        .end();
    request.setAttribute("http.response.status_code", "200").end();

    assertThat(exported.getFinishedSpanItems()).hasSize(2);
  }

  private Span child(Span parent, String name) {
    return tracer.spanBuilder(name).setParent(Context.root().with(parent)).startSpan();
  }

  private static Context remoteParent(String trace) {
    var context =
        SpanContext.createFromRemoteParent(
            trace, "b7ad6b7169203331", TraceFlags.getDefault(), TraceState.getDefault());
    return Context.root().with(Span.wrap(context));
  }
}
