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
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.ForwardedHeaderFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Knows a caller by the internal token that the façade at home has signed, and believes what it
 * says of the address it was called by; without one, neither.
 */
public class InternalTokenFilter extends OncePerRequestFilter {

  /** Whoever comes from the façade, known or not. */
  public static final String INTERNAL_CALLER = "INTERNAL_CALLER";

  /** Whoever is signed in at home. */
  public static final String INTERNAL_MEMBER = "MEMBER";

  private static final String ANONYMOUS = "nobody";
  private static final String BEARER_PREFIX = "Bearer ";

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
      var passport = internalToken(request);
      if (passport.isEmpty()) {
        untrustedForwarding.doFilter(request, response, chain);
        return;
      }
      authenticate(passport.get(), request, response, chain);
    } catch (JwtException e) {
      writeUnavailable(
          "The keys of the platform cannot be had just now; try again.", request, response);
    }
  }

  /**
   * Whoever knows of an older standing of the module than the store has, or of a newer one, is sent
   * back before anything is read or changed: the one has not heard of a change yet, the other heard
   * of it before it was done here.
   */
  private boolean hasCurrentEpoch(Jwt passport, String module) {
    var ownership = ownerships.apply(module);
    return passport.getClaim(JwtInternalTokens.EPOCH_CLAIM) instanceof Number epoch
        && ownership.writable()
        && ownership.epoch() == epoch.longValue();
  }

  private void writeUnavailable(
      String sentence, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    problems.write(Problem.unavailable(sentence, 1), request, response);
  }

  private void authenticate(
      Jwt passport, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!hasCurrentEpoch(passport, module(request))) {
      writeUnavailable("This is on its way to where it lives now; try again.", request, response);
      return;
    }
    SecurityContextHolder.setContext(new SecurityContextImpl(authentication(passport)));
    try (var _ =
        MDC.putCloseable("request", passport.getClaimAsString(JwtInternalTokens.REQUEST_CLAIM))) {
      trustedForwarding.doFilter(request, response, chain);
    }
  }

  private Optional<Jwt> internalToken(HttpServletRequest request) {
    var header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.startsWith(BEARER_PREFIX)) {
      return Optional.empty();
    }
    try {
      return Optional.of(verifier.verify(header.substring(BEARER_PREFIX.length())))
          .filter(it -> List.of(module(request)).equals(it.getAudience()));
    } catch (BadJwtException e) {
      return Optional.empty();
    }
  }

  /** The module whose path is called; empty for a path of no module. */
  static String module(HttpServletRequest request) {
    return ModulePath.moduleOf(request).orElse("");
  }

  private static JwtAuthenticationToken authentication(Jwt passport) {
    var member = passport.getSubject();
    if (member == null) {
      return new JwtAuthenticationToken(
          passport, AuthorityUtils.createAuthorityList(INTERNAL_CALLER), ANONYMOUS);
    }
    var roles = Optional.ofNullable(passport.getClaimAsStringList("roles")).orElse(List.of());
    var authorities = AuthorityUtils.createAuthorityList(INTERNAL_CALLER, INTERNAL_MEMBER);
    authorities.addAll(
        AuthorityUtils.createAuthorityList(roles.stream().map(it -> "ROLE_" + it).toList()));
    return new JwtAuthenticationToken(passport, authorities, member);
  }
}
