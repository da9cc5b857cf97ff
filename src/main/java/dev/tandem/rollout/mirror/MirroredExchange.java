package dev.tandem.rollout.mirror;

import dev.tandem.rollout.replay.AnswerBuffer;
import dev.tandem.rollout.replay.CapturedResponse;
import dev.tandem.rollout.replay.ServerTiming;
import dev.tandem.rollout.routing.Side;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * A request that is answered now and mirrored afterwards. The façade notes on it who answers whom;
 * what it does not let through, or answers in another way, is not mirrored.
 */
public final class MirroredExchange {

  /** Asks the service how long it needs. */
  public static final String TIMING_HEADER = ServerTiming.REQUEST_HEADER;

  private static final String ATTRIBUTE = MirroredExchange.class.getName();

  private final AnswerBuffer buffer;
  private final CapturedResponse response;
  private @Nullable Side answeredBy;
  private @Nullable Authentication caller;
  private long startNanos;

  private MirroredExchange(AnswerBuffer buffer, CapturedResponse response) {
    this.buffer = buffer;
    this.response = response;
  }

  static MirroredExchange begin(
      HttpServletRequest request, HttpServletResponse response, AnswerBuffer buffer) {
    var exchange = new MirroredExchange(buffer, new CapturedResponse(response, buffer));
    request.setAttribute(ATTRIBUTE, exchange);
    return exchange;
  }

  /** Notes the side that is about to answer, and for whom. */
  public static void answering(HttpServletRequest request, Side side) {
    if (request.getAttribute(ATTRIBUTE) instanceof MirroredExchange exchange) {
      exchange.answeredBy = side;
      exchange.caller = SecurityContextHolder.getContext().getAuthentication();
      exchange.startNanos = System.nanoTime();
    }
  }

  public static boolean isMirrored(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof MirroredExchange;
  }

  /** Notes that the side did not answer after all. */
  public static void unanswered(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof MirroredExchange exchange) {
      exchange.answeredBy = null;
    }
  }

  CapturedResponse response() {
    return response;
  }

  AnswerBuffer buffer() {
    return buffer;
  }

  @Nullable Side answeredBy() {
    return answeredBy;
  }

  /** Null if the caller is anonymous. */
  @Nullable Authentication caller() {
    return caller instanceof AnonymousAuthenticationToken ? null : caller;
  }

  /** How long the side needed; negative if that is not known. */
  long liveNanos() {
    return answeredBy == Side.HOME
        ? buffer.answeredNanos() - startNanos
        : ServerTiming.nanos(response.timing());
  }
}
