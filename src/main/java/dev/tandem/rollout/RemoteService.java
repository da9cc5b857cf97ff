package dev.tandem.rollout;

import dev.tandem.kernel.web.Problem;
import dev.tandem.rollout.Unanswered.Fate;
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

  static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  /** Of an answer this much is there before the caller hears anything of it. In bytes. */
  private static final int AHEAD = 64 * 1024;

  private final URI url;
  private final CircuitBreaker breaker;
  private final ProxyExchange exchange;
  private final Streams streams;

  RemoteService(URI url, CircuitBreaker breaker, ProxyExchange exchange, Streams streams) {
    this.url = url;
    this.breaker = breaker;
    this.exchange = exchange;
    this.streams = streams;
  }

  URI url() {
    return url;
  }

  boolean answers() {
    return breaker.getState() != CircuitBreaker.State.OPEN;
  }

  /**
   * Sends the request once; a second time only where the first did not reach the service, or where
   * it only reads.
   *
   * @return the answer, of which the beginning is there
   * @throws Unanswered where there is none
   */
  ServerResponse ask(Upload upload, HttpHeaders headers) {
    var request = ServerRequest.create(upload, List.of());
    var address = address(upload);
    if (!breaker.tryAcquirePermission()) {
      throw new Unanswered(Fate.NOT_DONE, "it has not answered of late");
    }
    long start = System.nanoTime();
    try {
      var answer = twice(request, address, upload, headers);
      breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
      return answer;
    } catch (Unanswered e) {
      breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, e);
      throw e;
    } catch (RuntimeException e) {
      breaker.releasePermission();
      throw e;
    }
  }

  private ServerResponse twice(
      ServerRequest request, URI address, Upload upload, HttpHeaders headers) {
    try {
      return once(request, address, upload, headers);
    } catch (Unanswered e) {
      if (upload.hasBegun() || !mayBeRepeated(request, e)) {
        throw e;
      }
      return once(request, address, upload, headers);
    }
  }

  private static boolean mayBeRepeated(ServerRequest request, Unanswered e) {
    return is(e, ConnectException.class)
        || (SAFE.contains(request.method())
            && is(e, IOException.class)
            && !is(e, SocketTimeoutException.class)
            && !is(e, ConnectionRequestTimeoutException.class)
            && !is(e, UnknownHostException.class));
  }

  private ServerResponse once(
      ServerRequest request, URI address, Upload upload, HttpHeaders headers) {
    try {
      return exchange.exchange(
          exchange
              .request(request)
              .uri(address)
              .headers(headers)
              .responseConsumer((received, answer) -> take(received, answer, request, upload))
              .build());
    } catch (Unanswered e) {
      Wire.hangUp(upload);
      throw e;
    } catch (RuntimeException e) {
      Wire.hangUp(upload);
      throw unanswered(e);
    }
  }

  /** Adds to the answer what the service says, and reads its beginning. */
  private void take(
      ProxyExchange.Response received,
      ServerResponse answer,
      ServerRequest request,
      Upload upload) {
    refuse(received);
    answer.headers().putAll(ReceivedHeaders.of(received.getHeaders(), url, upload));
    if (!streams.include(received.getHeaders().getContentType())) {
      InputStream body =
          Objects.requireNonNull(
              MvcUtils.getAttribute(request, MvcUtils.CLIENT_RESPONSE_INPUT_STREAM_ATTR));
      MvcUtils.putAttribute(request, MvcUtils.CLIENT_RESPONSE_INPUT_STREAM_ATTR, ahead(body));
    }
  }

  /** What says that the service cannot answer, rather than being its answer. */
  private static void refuse(ProxyExchange.Response received) {
    int status = received.getStatusCode().value();
    if (status == 401 && received.getHeaders().containsHeader(SentHeaders.PASSPORT)) {
      throw new Unanswered(Fate.NOT_DONE, "it does not accept the passports of this home");
    }
    var deliberate = received.getHeaders().containsHeader(HttpHeaders.RETRY_AFTER);
    if (status == 502 || status == 504 || (status == 503 && !deliberate)) {
      throw new Unanswered(Fate.UNKNOWN, "it answered with " + status);
    }
  }

  private static InputStream ahead(InputStream body) {
    try {
      var beginning = body.readNBytes(AHEAD);
      return new SequenceInputStream(new ByteArrayInputStream(beginning), body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws Problem where the caller's body is at fault
   */
  private static RuntimeException unanswered(RuntimeException e) {
    return find(e, Problem.class)
        .map(RuntimeException.class::cast)
        .or(() -> find(e, Upload.Broken.class).map(UncheckedIOException::new))
        .orElseGet(() -> new Unanswered(wasNeverSent(e) ? Fate.NOT_DONE : Fate.UNKNOWN, root(e)));
  }

  private static boolean wasNeverSent(Throwable e) {
    return is(e, ConnectException.class)
        || is(e, ConnectTimeoutException.class)
        || is(e, NoRouteToHostException.class)
        || is(e, UnknownHostException.class)
        || is(e, ConnectionRequestTimeoutException.class);
  }

  private URI address(Upload request) {
    var query = request.getQueryString();
    var address = url + request.getRequestURI() + (query == null ? "" : "?" + query);
    try {
      return URI.create(address);
    } catch (IllegalArgumentException e) {
      throw Problem.malformed("This address cannot be understood.");
    }
  }

  private static boolean is(Throwable e, Class<? extends Throwable> type) {
    return find(e, type).isPresent();
  }

  private static <T extends Throwable> Optional<T> find(Throwable e, Class<T> type) {
    return causes(e).filter(type::isInstance).map(type::cast).findFirst();
  }

  private static Throwable root(Throwable e) {
    return causes(e).reduce(e, (a, b) -> b);
  }

  private static Stream<Throwable> causes(Throwable e) {
    return Stream.iterate(e, it -> it != null, Throwable::getCause).limit(20);
  }
}
