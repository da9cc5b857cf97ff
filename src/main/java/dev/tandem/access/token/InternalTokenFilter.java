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

  /**
   * Rejects a request whose epoch is older or newer than the store's before anything is read or
   * changed: the sender has not seen a change of the route yet, or has seen one that is not done
   * here yet.
   */
  private boolean hasCurrentEpoch(Jwt token, String module) {
    var ownership = ownerships.apply(module);
    return token.getClaim(JwtInternalTokens.EPOCH_CLAIM) instanceof Number epoch
        && ownership.writable()
        && ownership.epoch() == epoch.longValue();
  }

  private void writeUnavailable(
      String detail, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    problems.write(Problem.unavailable(detail, 1), request, response);
  }

  private void authenticate(
      Jwt token, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!hasCurrentEpoch(token, module(request))) {
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
