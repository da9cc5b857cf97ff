package dev.tandem.eventing.search;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where an operator looks at traces.
 *
 * @param traceUrl the address of a trace, with {@code {traceId}} for its id, such as {@code
 *     https://jaeger.example/trace/{traceId}}; without it, traces have no links
 */
@ConfigurationProperties("tandem.eventing")
record TraceViewer(@Nullable String traceUrl) {

  private static final String TRACE_ID = "{traceId}";

  TraceViewer {
    if (traceUrl != null && !isAddressOfTraces(traceUrl)) {
      throw new IllegalArgumentException(
          "tandem.eventing.trace-url must be an address that begins with http:// or https:// and contains {traceId}, such as https://jaeger.example/trace/{traceId}; it is \"%s\"."
              .formatted(traceUrl));
    }
  }

  private static boolean isAddressOfTraces(String pattern) {
    try {
      var address = URI.create(pattern.replace(TRACE_ID, "0"));
      return pattern.contains(TRACE_ID)
          && address.getHost() != null
          && address.getScheme().toLowerCase(Locale.ROOT).matches("https?");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Nullable String urlOf(String traceId) {
    return traceUrl == null ? null : traceUrl.replace(TRACE_ID, traceId);
  }
}
