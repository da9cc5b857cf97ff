package dev.tandem.kernel.web;

import io.micrometer.common.KeyValue;
import java.util.regex.Pattern;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;

/** Keeps secrets that are part of an address, such as that of a calendar feed, out of traces. */
@Component
class UrlsWithoutSecrets extends DefaultServerRequestObservationConvention {

  /** Longer than any id. */
  private static final Pattern SECRET = Pattern.compile("/[A-Za-z0-9_-]{40,}");

  @Override
  protected KeyValue httpUrl(ServerRequestObservationContext context) {
    var url = super.httpUrl(context);
    return KeyValue.of(url.getKey(), SECRET.matcher(url.getValue()).replaceAll("/…"));
  }
}
