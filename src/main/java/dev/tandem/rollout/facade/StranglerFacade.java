package dev.tandem.rollout.facade;

import dev.tandem.access.identity.InternalTokens;
import dev.tandem.kernel.web.Problem;
import dev.tandem.kernel.web.ProblemWriter;
import dev.tandem.rollout.facade.ServiceUnavailableException.RequestOutcome;
import dev.tandem.rollout.routing.ModuleRoute;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Forwards requests for a module that is live away to its service; all other requests continue at
 * home. When the service does not answer, reads are answered from home's standby copy if there is
 * one, and everything else with 503.
 */
class StranglerFacade extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(StranglerFacade.class);

  private static final Pattern REQUEST_ID_PATTERN = Pattern.compile("[\\w.:-]{1,100}");

  private final RouteResolver routeResolver;
  private final RemoteServices services;
  private final InternalTokens internalTokens;
  private final StaleCopyHeaders staleCopyHeaders;
  private final UnavailableResponse unavailableResponse;
  private final ProblemWriter problems;
  private final FacadeMetrics metrics;

  StranglerFacade(
      RouteResolver routeResolver,
      RemoteServices services,
      InternalTokens internalTokens,
      StaleCopyHeaders staleCopyHeaders,
      UnavailableResponse unavailableResponse,
      ProblemWriter problems,
      FacadeMetrics metrics) {
    this.routeResolver = routeResolver;
    this.services = services;
    this.internalTokens = internalTokens;
    this.staleCopyHeaders = staleCopyHeaders;
    this.unavailableResponse = unavailableResponse;
    this.problems = problems;
    this.metrics = metrics;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var away = routeResolver.remoteRoute(request);
    if (away.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    var requestId = requestId(request);
    response.setHeader(ForwardedRequestHeaders.REQUEST_ID_HEADER, requestId);
    try (var _ = MDC.putCloseable("request", requestId)) {
      forward(away.get(), requestId, request, response, chain);
    }
  }

  private void forward(
      ModuleRoute route,
      String requestId,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    var module = route.module();
    long start = System.nanoTime();
    try {
      var answer = callService(route, requestId, request);
      var deferred = answer.statusCode().isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE);
      if (deferred && serveStandbyCopy(module, request, response, chain)) {
        metrics.record(module, "copy", start);
        return;
      }
      writeResponse(answer, request, response);
      metrics.record(module, deferred ? "later" : "answered", start);
    } catch (Problem problem) {
      problems.write(problem, request, response);
    } catch (ServiceUnavailableException e) {
      LOG.info(
          "{} {}: the service of {} is unavailable: {}",
          request.getMethod(),
          request.getRequestURI(),
          module,
          e.getMessage());
      var copyServed = serveStandbyCopy(module, request, response, chain);
      if (!copyServed) {
        unavailableResponse.write(module, e.outcome(), request, response);
      }
      metrics.record(module, copyServed ? "copy" : "unanswered", start);
    }
  }

  private ServerResponse callService(
      ModuleRoute route, String requestId, HttpServletRequest request) throws IOException {
    var service =
        services
            .find(route.module())
            .orElseThrow(() ->
                new ServiceUnavailableException(
                    RequestOutcome.NOT_PROCESSED,
                    "tandem.rollout.modules." + route.module() + ".url is not configured"));
    var internalToken = internalTokens.issue(route.module(), route.epoch(), requestId);
    var headers =
        ForwardedRequestHeaders.of(
            request, new ServletServerHttpRequest(request).getHeaders(), internalToken, requestId);
    try {
      return service.send(new BodyTrackingRequest(request), headers);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void writeResponse(
      ServerResponse answer, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    answer.writeTo(
        request,
        new AbortableResponse(
            response, () -> ServiceHttpRequestFactory.abortUpstreamResponse(request)),
        List::of);
  }

  /**
   * Lets home's controllers answer from the standby copy.
   *
   * @return false when the request changes something, or when there is no copy of known age
   */
  private boolean serveStandbyCopy(
      String module, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!RemoteService.SAFE_METHODS.contains(HttpMethod.valueOf(request.getMethod()))) {
      return false;
    }
    var asOf = staleCopyHeaders.asOf(module);
    if (asOf.isEmpty()) {
      return false;
    }
    ServiceHttpRequestFactory.abortUpstreamResponse(request);
    staleCopyHeaders.markStale(asOf.get(), module, request, response);
    chain.doFilter(request, response);
    return true;
  }

  private static String requestId(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader(ForwardedRequestHeaders.REQUEST_ID_HEADER))
        .filter(id -> REQUEST_ID_PATTERN.matcher(id).matches())
        .orElseGet(() -> UUID.randomUUID().toString());
  }
}
