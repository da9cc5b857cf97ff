package dev.tandem.rollout;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** What is passed on piece by piece as it comes: nobody waits for its end. */
record Streams(List<MediaType> types) {

  static final Streams KNOWN =
      new Streams(
          List.of(
              MediaType.TEXT_EVENT_STREAM,
              MediaType.APPLICATION_NDJSON,
              new MediaType("application", "stream+json")));

  boolean include(@Nullable MediaType type) {
    return type != null && types.stream().anyMatch(it -> it.equalsTypeAndSubtype(type));
  }
}
