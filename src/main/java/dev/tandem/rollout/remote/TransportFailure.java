package dev.tandem.rollout.remote;

import dev.tandem.kernel.tls.TlsFailure;
import dev.tandem.kernel.web.Problem;
import dev.tandem.rollout.remote.BodyTrackingRequest.ClientDisconnectedException;
import dev.tandem.rollout.remote.ServiceUnavailableException.RequestOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/**
 * An exception of a call to a service: whether the caller or the service is at fault, whether the
 * request was sent, and whether the call may be repeated.
 */
record TransportFailure(RuntimeException exception) {

  /** Bounds the walk along causes, which may be a cycle. */
  private static final int MAX_CAUSES = 20;

  /**
   * @param safe whether the request only reads
   */
  boolean isRetryable(boolean safe) {
    return isCausedBy(ConnectException.class)
        || (safe
            && isCausedBy(IOException.class)
            && !isCausedBy(SocketTimeoutException.class)
            && !isCausedBy(ConnectionRequestTimeoutException.class)
            && !isCausedBy(UnknownHostException.class));
  }

  /** The exception to throw: one of the caller's body as it is, any other as 503. */
  RuntimeException translate() {
    return find(Problem.class)
        .map(RuntimeException.class::cast)
        .or(() -> find(ClientDisconnectedException.class).map(UncheckedIOException::new))
        .or(() -> TlsFailure.reason(exception).map(TransportFailure::untrusted))
        .orElseGet(() -> new ServiceUnavailableException(outcome(), rootCause()));
  }

  /** The request is sent after the handshake. */
  private static ServiceUnavailableException untrusted(String reason) {
    return new ServiceUnavailableException(
        RequestOutcome.NOT_PROCESSED,
        "The service is not trusted: "
            + reason
            + "; correct its URL, its certificate, or the CA in tandem.kernel.tls.bundle.");
  }

  private RequestOutcome outcome() {
    return isCausedBy(ConnectException.class)
            || isCausedBy(ConnectTimeoutException.class)
            || isCausedBy(NoRouteToHostException.class)
            || isCausedBy(UnknownHostException.class)
            || isCausedBy(ConnectionRequestTimeoutException.class)
        ? RequestOutcome.NOT_PROCESSED
        : RequestOutcome.UNKNOWN;
  }

  private boolean isCausedBy(Class<? extends Throwable> type) {
    return find(type).isPresent();
  }

  private <T extends Throwable> Optional<T> find(Class<T> type) {
    return causes().filter(type::isInstance).map(type::cast).findFirst();
  }

  private Throwable rootCause() {
    return causes().reduce(exception, (outer, cause) -> cause);
  }

  private Stream<Throwable> causes() {
    return Stream.<Throwable>iterate(exception, cause -> cause != null, Throwable::getCause)
        .limit(MAX_CAUSES);
  }
}
