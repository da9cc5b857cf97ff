package dev.tandem.access.security;

import dev.tandem.access.throttle.CallerNetwork;
import dev.tandem.access.throttle.RequestRate;
import dev.tandem.kernel.web.Problem;
import dev.tandem.kernel.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a request for a while when its sender has sent far more than people do. */
final class RequestRateFilter extends OncePerRequestFilter {

  private final RequestRate rate;
  private final Function<HttpServletRequest, Optional<String>> subject;
  private final ProblemWriter problems;

  private RequestRateFilter(
      RequestRate rate,
      Function<HttpServletRequest, Optional<String>> subject,
      ProblemWriter problems) {
    this.rate = rate;
    this.subject = subject;
    this.problems = problems;
  }

  /** Comes before signing in, which costs the most. */
  static RequestRateFilter ofClients(RequestRate rate, ProblemWriter problems) {
    return new RequestRateFilter(rate, RequestRateFilter::client, problems);
  }

  /** Comes after signing in. */
  static RequestRateFilter ofMembers(RequestRate rate, ProblemWriter problems) {
    return new RequestRateFilter(rate, _ -> member(), problems);
  }

  static Optional<String> client(HttpServletRequest request) {
    return Optional.of(request.getRemoteAddr())
        .filter(address -> !CallerNetwork.isLoopback(address))
        .map(CallerNetwork::of);
  }

  static Optional<String> member() {
    return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
        .map(Authentication::getName)
        .filter(RequestRateFilter::isMember);
  }

  /** Visitors have names, too, at home and in a service. */
  private static boolean isMember(String name) {
    try {
      return UUID.fromString(name).toString().equals(name);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static Problem problem(Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    return Problem.tooManyRequests(
        "There were too many requests from you in a short time, and this one was not carried out; try again in %s."
            .formatted(seconds < 120 ? seconds + " seconds" : seconds / 60 + " minutes"),
        seconds);
  }

  /** Not the same for both, as each is to run. */
  @Override
  protected String getAlreadyFilteredAttributeName() {
    return super.getAlreadyFilteredAttributeName() + System.identityHashCode(this);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var wait = subject.apply(request).map(rate::use).orElse(Duration.ZERO);
    if (wait.isZero()) {
      chain.doFilter(request, response);
    } else {
      problems.write(problem(wait), request, response);
    }
  }
}
