package dev.tandem.rollout.remote;

import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Exchanges messages with a service. A call is repeated once when the first attempt did not reach
 * the service, or when the call only reads.
 */
record RetryingExchange(ProxyExchange exchange, ResponseReceiver receiver) {

  /**
   * @throws ServiceUnavailableException when there is no response
   */
  ServerResponse send(ServiceCall call) {
    try {
      return sendOnce(call);
    } catch (ServiceUnavailableException e) {
      if (call.body().isBodyReadStarted() || !new TransportFailure(e).isRetryable(call.isSafe())) {
        throw e;
      }
      return sendOnce(call);
    }
  }

  private ServerResponse sendOnce(ServiceCall call) {
    try {
      return exchange.exchange(
          exchange
              .request(call.request())
              .uri(call.target())
              .headers(call.headers())
              .responseConsumer((received, response) -> receiver.receive(received, response, call))
              .build());
    } catch (ServiceUnavailableException e) {
      UpstreamResponse.abort(call.body());
      throw e;
    } catch (RuntimeException e) {
      UpstreamResponse.abort(call.body());
      throw new TransportFailure(e).translate();
    }
  }
}
