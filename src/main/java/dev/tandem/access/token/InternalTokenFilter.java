package dev.tandem.access.token;

import dev.tandem.eventing.ownership.ModuleOwnership;
import dev.tandem.kernel.routing.ModulePath;
import dev.tandem.kernel.web.Problem;
import dev.tandem.kernel.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Function;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.filter.ForwardedHeaderFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Authenticates a request by the internal token that the façade has signed. Only with such a token
 * are the {@code X-Forwarded-*} headers trusted.
 */
public class InternalTokenFilter extends OncePerRequestFilter {

  /** Authority of every request that the façade forwards, anonymous ones included. */
  public static final String INTERNAL_CALLER = "INTERNAL_CALLER";

  /** Authority of a caller who has signed in at the platform. */
  public static final String INTERNAL_MEMBER = "MEMBER";

  private final InternalTokenVerifier verifier;
  private final Function<String, ModuleOwnership> ownerships;
  private final ProblemWriter problems;
  private final ForwardedHeaderFilter trustedForwarding = new ForwardedHeaderFilter();
  private final ForwardedHeaderFilter untrustedForwarding = new ForwardedHeaderFilter();

  public InternalTokenFilter(
      InternalTokenVerifier verifier,
      Function<String, ModuleOwnership> ownerships,
      ProblemWriter problems) {
    this.verifier = verifier;
    this.ownerships = ownerships;
    this.problems = problems;
    untrustedForwarding.setRemoveOnly(true);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
      var token = verifier.find(authorization, module(request));
      if (token.isEmpty()) {
        untrustedForwarding.doFilter(request, response, chain);
        return;
      }
      authenticate(token.get(), request, response, chain);
    } catch (JwtException e) {
      writeUnavailable(
          "The platform's signing keys are temporarily unavailable; try again.", request, response);
    }
  }

  private boolean isAnsweredHere(Jwt token, HttpServletRequest request) {
    var ownership = ownerships.apply(module(request));
    if (!(token.getClaim(JwtInternalTokens.EPOCH_CLAIM) instanceof Number epoch)) {
      return false;
    }
    return Boolean.TRUE.equals(token.getClaim(JwtInternalTokens.COPY_CLAIM))
        ? mayReadCopy(ownership, epoch.longValue(), request.getMethod())
        : hasCurrentEpoch(ownership, epoch.longValue());
  }

  /**
   * Rejects a request whose epoch is older or newer than the store's before anything is read or
   * changed: the sender has not seen a change of the route yet, or has seen one that is not done
   * here yet.
   */
  private static boolean hasCurrentEpoch(ModuleOwnership ownership, long epoch) {
    return ownership.writable() && ownership.epoch() == epoch;
  }

  /**
   * The route has changed since the store was fenced, or was fenced for the same change. A sender
   * with an earlier epoch would read what is no copy any more.
   */
  private static boolean mayReadCopy(ModuleOwnership ownership, long epoch, String method) {
    return !ownership.writable()
        && ownership.epoch() <= epoch
        && (HttpMethod.GET.matches(method) || HttpMethod.HEAD.matches(method));
  }

  private void writeUnavailable(
      String detail, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    problems.write(Problem.unavailable(detail, 1), request, response);
  }

  private void authenticate(
      Jwt token, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!isAnsweredHere(token, request)) {
      writeUnavailable("This module is being moved at the moment; try again.", request, response);
      return;
    }
    SecurityContextHolder.setContext(new SecurityContextImpl(InternalAuthentication.of(token)));
    try (var _ =
        MDC.putCloseable("request", token.getClaimAsString(JwtInternalTokens.REQUEST_CLAIM))) {
      trustedForwarding.doFilter(request, response, chain);
    }
  }

  /** The module of the path, empty when the path belongs to none. */
  static String module(HttpServletRequest request) {
    return ModulePath.moduleOf(request).orElse("");
  }
}
