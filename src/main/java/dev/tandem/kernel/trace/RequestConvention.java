package dev.tandem.kernel.trace;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.observation.OpenTelemetryServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;

/**
 * Names requests by OpenTelemetry's conventions, with the module of their route. The address itself
 * is left out: it may be a secret, as that of a calendar feed, and there are endlessly many.
 */
@Component
class RequestConvention extends OpenTelemetryServerRequestObservationConvention {

  static final String METRIC = "http.server.request.duration";
  static final String ROUTE = "http.route";

  private static final Pattern MODULE = Pattern.compile("/(?:api/)?([a-z]+)(?:/.*)?");
  private static final String OTHER = "none";

  @Override
  public KeyValues getLowCardinalityKeyValues(ServerRequestObservationContext context) {
    return super.getLowCardinalityKeyValues(context).and("tandem.module", moduleOf(context));
  }

  /** None: method and route are known already, and everything else is the caller's. */
  @Override
  public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
    return KeyValues.empty();
  }

  @Override
  protected KeyValue httpUrl(ServerRequestObservationContext context) {
    return KeyValue.of("url.path", Objects.requireNonNullElse(context.getPathPattern(), OTHER));
  }

  private static String moduleOf(ServerRequestObservationContext context) {
    return moduleOf(context.getPathPattern());
  }

  /** Of the template and not of the path, whose first part can be anything. */
  private static String moduleOf(@Nullable String template) {
    var matcher = MODULE.matcher(Objects.requireNonNullElse(template, ""));
    return matcher.matches() ? matcher.group(1) : OTHER;
  }
}
