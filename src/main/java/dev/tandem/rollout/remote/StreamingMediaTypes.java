package dev.tandem.rollout.remote;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** Media types that are forwarded as they arrive, without buffering. */
record StreamingMediaTypes(List<MediaType> types) {

  static final StreamingMediaTypes DEFAULT =
      new StreamingMediaTypes(
          List.of(
              MediaType.TEXT_EVENT_STREAM,
              MediaType.APPLICATION_NDJSON,
              new MediaType("application", "stream+json")));

  boolean contains(@Nullable MediaType type) {
    return type != null
        && types.stream().anyMatch(streaming -> streaming.equalsTypeAndSubtype(type));
  }
}
