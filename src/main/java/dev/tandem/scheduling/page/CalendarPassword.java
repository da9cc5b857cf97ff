package dev.tandem.scheduling.page;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The password with which a calendar signs in (HTTP Basic, RFC 7617). */
final class CalendarPassword {

  /** The password alone says whose calendar it is. */
  static final String USERNAME = "calendar";

  private static final String SCHEME = "Basic ";

  private CalendarPassword() {}

  /** Empty if the header has none. */
  static Optional<String> in(@Nullable String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    try {
      var decoded = Base64.getDecoder().decode(authorization.substring(SCHEME.length()).strip());
      var text = new String(decoded, StandardCharsets.UTF_8);
      return Optional.of(text.substring(text.indexOf(':') + 1)).filter(it -> !it.isEmpty());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
