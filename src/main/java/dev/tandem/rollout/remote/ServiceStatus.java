package dev.tandem.rollout.remote;

import dev.tandem.rollout.remote.ServiceUnavailableException.RequestOutcome;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Tells an answer of the service from a status that stands for none. */
final class ServiceStatus {

  private ServiceStatus() {}

  /**
   * @throws ServiceUnavailableException when the status says that the service did not answer the
   *     request itself
   */
  static void requireAnswer(ProxyExchange.Response received) {
    var headers = received.getHeaders();
    int status = received.getStatusCode().value();
    if (status == HttpStatus.UNAUTHORIZED.value()
        && headers.containsHeader(ForwardedRequestHeaders.INTERNAL_TOKEN_HEADER)) {
      throw new ServiceUnavailableException(
          RequestOutcome.NOT_PROCESSED, "it does not accept the internal tokens of this platform");
    }
    if (isUnavailable(status, headers)) {
      throw new ServiceUnavailableException(RequestOutcome.UNKNOWN, "it answered with " + status);
    }
  }

  /** A 503 with {@code Retry-After} is a deliberate answer of the service. */
  private static boolean isUnavailable(int status, HttpHeaders headers) {
    return status == HttpStatus.BAD_GATEWAY.value()
        || status == HttpStatus.GATEWAY_TIMEOUT.value()
        || (status == HttpStatus.SERVICE_UNAVAILABLE.value()
            && !headers.containsHeader(HttpHeaders.RETRY_AFTER));
  }
}
