package dev.tandem.testing;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A span as the collector got it. */
public record CollectedSpan(
    String service,
    String side,
    String trace,
    String id,
    String parent,
    String name,
    Map<String, String> attributes,
    List<String> linkedTraces) {

  static CollectedSpan of(Resource resource, Span span) {
    var process = texts(resource.getAttributesList());
    return new CollectedSpan(
        process.get("service.name"),
        process.get("tandem.side"),
        hex(span.getTraceId().toByteArray()),
        hex(span.getSpanId().toByteArray()),
        hex(span.getParentSpanId().toByteArray()),
        span.getName(),
        texts(span.getAttributesList()),
        span.getLinksList().stream().map(it -> hex(it.getTraceId().toByteArray())).toList());
  }

  public String attribute(String key) {
    return attributes.getOrDefault(key, "");
  }

  private static Map<String, String> texts(List<KeyValue> pairs) {
    return pairs.stream()
        .collect(
            Collectors.toMap(
                KeyValue::getKey,
                it ->
                    it.getValue().hasIntValue()
                        ? String.valueOf(it.getValue().getIntValue())
                        : it.getValue().getStringValue()));
  }

  private static String hex(byte[] id) {
    return HexFormat.of().formatHex(id);
  }
}
