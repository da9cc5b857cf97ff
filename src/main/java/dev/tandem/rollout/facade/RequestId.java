package dev.tandem.rollout.facade;

import dev.tandem.rollout.remote.ForwardedRequestHeaders;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The id under which home and the service log a request. */
final class RequestId {

  private static final Pattern PATTERN = Pattern.compile("[\\w.:-]{1,100}");

  private RequestId() {}

  /** The caller's id if that is well-formed, or else a new one. */
  static String of(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader(ForwardedRequestHeaders.REQUEST_ID_HEADER))
        .filter(id -> PATTERN.matcher(id).matches())
        .orElseGet(() -> UUID.randomUUID().toString());
  }
}
