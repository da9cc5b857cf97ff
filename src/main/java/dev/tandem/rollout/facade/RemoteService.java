package dev.tandem.rollout.facade;

import dev.tandem.kernel.web.Problem;
import dev.tandem.rollout.facade.ServiceUnavailableException.RequestOutcome;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** A module's service, as the façade reaches it. */
final class RemoteService {

  static final Set<HttpMethod> SAFE_METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  /** Of an answer this much is there before the caller hears anything of it. In bytes. */
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

  URI url() {
    return url;
  }

  boolean isAvailable() {
    return breaker.getState() != CircuitBreaker.State.OPEN;
  }

  /**
   * Sends the request once; a second time only where the first did not reach the service, or where
   * it only reads.
   *
   * @return the answer, of which the beginning is there
   * @throws ServiceUnavailableException where there is none
   */
  ServerResponse send(BodyTrackingRequest upload, HttpHeaders headers) {
    var request = ServerRequest.create(upload, List.of());
    var address = targetUri(upload);
    if (!breaker.tryAcquirePermission()) {
      throw new ServiceUnavailableException(
          RequestOutcome.NOT_PROCESSED, "it has not answered of late");
    }
    long start = System.nanoTime();
    try {
      var answer = sendWithRetry(request, address, upload, headers);
      breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
      return answer;
    } catch (ServiceUnavailableException e) {
      breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, e);
      throw e;
    } catch (RuntimeException e) {
      breaker.releasePermission();
      throw e;
    }
  }

  private ServerResponse sendWithRetry(
      ServerRequest request, URI address, BodyTrackingRequest upload, HttpHeaders headers) {
    try {
      return sendOnce(request, address, upload, headers);
    } catch (ServiceUnavailableException e) {
      if (upload.isBodyReadStarted() || !isRetryable(request, e)) {
        throw e;
      }
      return sendOnce(request, address, upload, headers);
    }
  }

  private static boolean isRetryable(ServerRequest request, ServiceUnavailableException e) {
    return isCausedBy(e, ConnectException.class)
        || (SAFE_METHODS.contains(request.method())
            && isCausedBy(e, IOException.class)
            && !isCausedBy(e, SocketTimeoutException.class)
            && !isCausedBy(e, ConnectionRequestTimeoutException.class)
            && !isCausedBy(e, UnknownHostException.class));
  }

  private ServerResponse sendOnce(
      ServerRequest request, URI address, BodyTrackingRequest upload, HttpHeaders headers) {
    try {
      return exchange.exchange(
          exchange
              .request(request)
              .uri(address)
              .headers(headers)
              .responseConsumer(
                  (received, answer) -> receiveResponse(received, answer, request, upload))
              .build());
    } catch (ServiceUnavailableException e) {
      ServiceHttpRequestFactory.abortUpstreamResponse(upload);
      throw e;
    } catch (RuntimeException e) {
      ServiceHttpRequestFactory.abortUpstreamResponse(upload);
      throw toServiceUnavailable(e);
    }
  }

  /** Adds to the answer what the service says, and reads its beginning. */
  private void receiveResponse(
      ProxyExchange.Response received,
      ServerResponse answer,
      ServerRequest request,
      BodyTrackingRequest upload) {
    rejectUnavailable(received);
    answer.headers().putAll(ForwardedResponseHeaders.of(received.getHeaders(), url, upload));
    if (!streamingMediaTypes.contains(received.getHeaders().getContentType())) {
      InputStream body =
          Objects.requireNonNull(
              MvcUtils.getAttribute(request, MvcUtils.CLIENT_RESPONSE_INPUT_STREAM_ATTR));
      MvcUtils.putAttribute(request, MvcUtils.CLIENT_RESPONSE_INPUT_STREAM_ATTR, prefetch(body));
    }
  }

  /** What says that the service cannot answer, rather than being its answer. */
  private static void rejectUnavailable(ProxyExchange.Response received) {
    int status = received.getStatusCode().value();
    if (status == 401
        && received.getHeaders().containsHeader(ForwardedRequestHeaders.INTERNAL_TOKEN_HEADER)) {
      throw new ServiceUnavailableException(
          RequestOutcome.NOT_PROCESSED, "it does not accept the internal tokens of this platform");
    }
    var deliberate = received.getHeaders().containsHeader(HttpHeaders.RETRY_AFTER);
    if (status == 502 || status == 504 || (status == 503 && !deliberate)) {
      throw new ServiceUnavailableException(RequestOutcome.UNKNOWN, "it answered with " + status);
    }
  }

  private static InputStream prefetch(InputStream body) {
    try {
      var beginning = body.readNBytes(PREFETCH_BYTES);
      return new SequenceInputStream(new ByteArrayInputStream(beginning), body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws Problem where the caller's body is at fault
   */
  private static RuntimeException toServiceUnavailable(RuntimeException e) {
    return findCause(e, Problem.class)
        .map(RuntimeException.class::cast)
        .or(() ->
            findCause(e, BodyTrackingRequest.ClientDisconnectedException.class)
                .map(UncheckedIOException::new))
        .orElseGet(() ->
            new ServiceUnavailableException(
                wasNeverSent(e) ? RequestOutcome.NOT_PROCESSED : RequestOutcome.UNKNOWN,
                rootCause(e)));
  }

  private static boolean wasNeverSent(Throwable e) {
    return isCausedBy(e, ConnectException.class)
        || isCausedBy(e, ConnectTimeoutException.class)
        || isCausedBy(e, NoRouteToHostException.class)
        || isCausedBy(e, UnknownHostException.class)
        || isCausedBy(e, ConnectionRequestTimeoutException.class);
  }

  private URI targetUri(BodyTrackingRequest request) {
    var query = request.getQueryString();
    var address = url + request.getRequestURI() + (query == null ? "" : "?" + query);
    try {
      return URI.create(address);
    } catch (IllegalArgumentException e) {
      throw Problem.malformed("The address is malformed.");
    }
  }

  private static boolean isCausedBy(Throwable e, Class<? extends Throwable> type) {
    return findCause(e, type).isPresent();
  }

  private static <T extends Throwable> Optional<T> findCause(Throwable e, Class<T> type) {
    return causes(e).filter(type::isInstance).map(type::cast).findFirst();
  }

  private static Throwable rootCause(Throwable e) {
    return causes(e).reduce(e, (a, b) -> b);
  }

  private static Stream<Throwable> causes(Throwable e) {
    return Stream.iterate(e, it -> it != null, Throwable::getCause).limit(20);
  }
}
