package dev.tandem.eventing.trace;

import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The place of a span in its trace, as text (W3C Trace Context, level 1). */
record Traceparent(String traceId, String spanId, boolean sampled) {

  static final String HEADER = "traceparent";

  private static final Pattern TEXT =
      Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");
  private static final int SAMPLED = 1;

  static Optional<Traceparent> parse(@Nullable String text) {
    var matcher = TEXT.matcher(text == null ? "" : text);
    return matcher.matches()
        ? Optional.of(
            new Traceparent(
                matcher.group(1),
                matcher.group(2),
                (HexFormat.fromHexDigits(matcher.group(3)) & SAMPLED) != 0))
        : Optional.empty();
  }

  static Traceparent of(TraceContext context) {
    return new Traceparent(
        context.traceId(), context.spanId(), Boolean.TRUE.equals(context.sampled()));
  }

  /** Of what nobody traces: all events of one cause share it. */
  static Traceparent untraced(UUID correlationId, UUID eventId) {
    return new Traceparent(
        correlationId.toString().replace("-", ""),
        HexFormat.of().toHexDigits(eventId.getLeastSignificantBits()),
        false);
  }

  TraceContext toContext(Tracer tracer) {
    return tracer.traceContextBuilder().traceId(traceId).spanId(spanId).sampled(sampled).build();
  }

  @Override
  public String toString() {
    return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
  }
}
