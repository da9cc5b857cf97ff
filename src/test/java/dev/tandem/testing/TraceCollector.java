package dev.tandem.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A collector of traces (OTLP over HTTP) that remembers all spans. */
public final class TraceCollector implements AutoCloseable {

  private final HttpServer server;
  private final List<CollectedSpan> spans = new CopyOnWriteArrayList<>();
  private final List<ExportTraceServiceRequest> requests = new CopyOnWriteArrayList<>();

  public TraceCollector() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/traces", this::receive);
    server.start();
  }

  /** The arguments by which a process sends its spans here soon. */
  public List<String> arguments(String share) {
    var tracing = "--management.opentelemetry.tracing.export.";
    return List.of(
        tracing + "otlp.endpoint=http://localhost:" + server.getAddress().getPort() + "/v1/traces",
        tracing + "schedule-delay=100ms",
        "--management.tracing.sampling.probability=" + share);
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody().readAllBytes());
      requests.add(request);
      for (var process : request.getResourceSpansList()) {
        process.getScopeSpansList().stream()
            .flatMap(scope -> scope.getSpansList().stream())
            .map(span -> CollectedSpan.of(process.getResource(), span))
            .forEach(spans::add);
      }
      exchange.sendResponseHeaders(200, -1);
    }
  }

  public List<CollectedSpan> inTrace(String trace) {
    return spans.stream().filter(it -> it.trace().equals(trace)).toList();
  }

  public List<CollectedSpan> linkedTo(String trace) {
    return spans.stream().filter(it -> it.linkedTraces().contains(trace)).toList();
  }

  public List<CollectedSpan> spans() {
    return List.copyOf(spans);
  }

  /** All that has been received, as text. */
  public String text() {
    return requests.toString();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
