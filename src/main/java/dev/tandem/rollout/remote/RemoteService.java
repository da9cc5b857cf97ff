package dev.tandem.rollout.remote;

import dev.tandem.rollout.remote.ServiceUnavailableException.RequestOutcome;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.ServerResponse;

/** A module's service: sends requests to it through a circuit breaker. */
public final class RemoteService {

  public static final Set<HttpMethod> SAFE_METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private final URI url;
  private final CircuitBreaker breaker;
  private final RetryingExchange exchange;

  RemoteService(
      URI url,
      CircuitBreaker breaker,
      ProxyExchange exchange,
      StreamingMediaTypes streamingMediaTypes) {
    this.url = url;
    this.breaker = breaker;
    this.exchange = new RetryingExchange(exchange, new ResponseReceiver(url, streamingMediaTypes));
  }

  boolean isAvailable() {
    return breaker.getState() != CircuitBreaker.State.OPEN;
  }

  /**
   * Sends the request, and repeats it once when the first attempt did not reach the service, or
   * when it only reads.
   *
   * @return the response, whose beginning has been read
   * @throws ServiceUnavailableException when there is no response
   */
  public ServerResponse send(HttpServletRequest request, HttpHeaders headers) {
    var call = ServiceCall.of(request, url, headers);
    if (!breaker.tryAcquirePermission()) {
      throw new ServiceUnavailableException(
          RequestOutcome.NOT_PROCESSED, "too many recent calls have failed");
    }
    long start = System.nanoTime();
    try {
      var response = exchange.send(call);
      breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
      return response;
    } catch (ServiceUnavailableException e) {
      breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, e);
      throw e;
    } catch (RuntimeException e) {
      breaker.releasePermission();
      throw e;
    }
  }
}
