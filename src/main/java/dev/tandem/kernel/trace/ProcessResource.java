package dev.tandem.kernel.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.resources.Resource;
import org.springframework.core.env.Environment;

/** Tells apart, in a trace, the monolith and the services, which have the same sources. */
final class ProcessResource {

  private static final AttributeKey<String> SIDE = AttributeKey.stringKey("tandem.side");

  private ProcessResource() {}

  static Resource of(Environment settings) {
    return Resource.create(
        Attributes.of(SIDE, settings.getProperty("tandem.kernel.trace.side", "home")));
  }
}
