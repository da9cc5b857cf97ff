package dev.tandem.rollout.facade;

import dev.tandem.kernel.web.Problem;
import dev.tandem.rollout.facade.ServiceUnavailableException.RequestOutcome;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** A module's service: sends requests to it through a circuit breaker. */
final class RemoteService {

  static final Set<HttpMethod> SAFE_METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  /** Bytes of a response that are read before any of it is sent to the caller. */
  private static final int PREFETCH_BYTES = 64 * 1024;

  private final URI url;
  private final CircuitBreaker breaker;
  private final ProxyExchange exchange;
  private final StreamingMediaTypes streamingMediaTypes;

  RemoteService(
      URI url,
      CircuitBreaker breaker,
      ProxyExchange exchange,
      StreamingMediaTypes streamingMediaTypes) {
    this.url = url;
    this.breaker = breaker;
    this.exchange = exchange;
    this.streamingMediaTypes = streamingMediaTypes;
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
  ServerResponse send(BodyTrackingRequest body, HttpHeaders headers) {
    var call = new Call(ServerRequest.create(body, List.of()), targetUri(body), body, headers);
    if (!breaker.tryAcquirePermission()) {
      throw new ServiceUnavailableException(
          RequestOutcome.NOT_PROCESSED, "too many recent calls have failed");
    }
    long start = System.nanoTime();
    try {
      var response = sendWithRetry(call);
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

  private record Call(
      ServerRequest request, URI target, BodyTrackingRequest body, HttpHeaders headers) {}

  private ServerResponse sendWithRetry(Call call) {
    try {
      return sendOnce(call);
    } catch (ServiceUnavailableException e) {
      var safe = SAFE_METHODS.contains(call.request().method());
      if (call.body().isBodyReadStarted() || !new TransportFailure(e).isRetryable(safe)) {
        throw e;
      }
      return sendOnce(call);
    }
  }

  private ServerResponse sendOnce(Call call) {
    try {
      return exchange.exchange(
          exchange
              .request(call.request())
              .uri(call.target())
              .headers(call.headers())
              .responseConsumer((received, response) -> receive(received, response, call))
              .build());
    } catch (ServiceUnavailableException e) {
      ServiceHttpRequestFactory.abortUpstreamResponse(call.body());
      throw e;
    } catch (RuntimeException e) {
      ServiceHttpRequestFactory.abortUpstreamResponse(call.body());
      throw new TransportFailure(e).translate();
    }
  }

  /** Copies the headers, and reads the beginning of the body unless it is a stream. */
  private void receive(ProxyExchange.Response received, ServerResponse response, Call call) {
    rejectUnavailable(received);
    var headers = received.getHeaders();
    response.headers().putAll(ForwardedResponseHeaders.of(headers, url, call.body()));
    if (!streamingMediaTypes.contains(headers.getContentType())) {
      var attribute = MvcUtils.CLIENT_RESPONSE_INPUT_STREAM_ATTR;
      InputStream body = Objects.requireNonNull(MvcUtils.getAttribute(call.request(), attribute));
      MvcUtils.putAttribute(call.request(), attribute, prefetch(body));
    }
  }

  /**
   * @throws ServiceUnavailableException when the status says that the service did not answer the
   *     request itself
   */
  private static void rejectUnavailable(ProxyExchange.Response received) {
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

  private static InputStream prefetch(InputStream body) {
    try {
      var beginning = body.readNBytes(PREFETCH_BYTES);
      return new SequenceInputStream(new ByteArrayInputStream(beginning), body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private URI targetUri(BodyTrackingRequest request) {
    var query = request.getQueryString();
    var target = url + request.getRequestURI() + (query == null ? "" : "?" + query);
    try {
      return URI.create(target);
    } catch (IllegalArgumentException e) {
      throw Problem.malformed("The address is malformed.");
    }
  }
}
