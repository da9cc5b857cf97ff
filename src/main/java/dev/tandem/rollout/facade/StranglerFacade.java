package dev.tandem.rollout.facade;

import dev.tandem.kernel.web.Problem;
import dev.tandem.kernel.web.ProblemWriter;
import dev.tandem.rollout.mirror.MirroredExchange;
import dev.tandem.rollout.remote.ForwardedRequestHeaders;
import dev.tandem.rollout.remote.ServiceUnavailableException;
import dev.tandem.rollout.remote.UpstreamResponse;
import dev.tandem.rollout.routing.ModuleRoute;
import dev.tandem.rollout.routing.Side;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Forwards requests for a module that is live away to its service; all other requests continue at
 * home. When the service does not answer, reads are answered from home's standby copy if there is
 * one, and everything else with 503.
 */
class StranglerFacade extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(StranglerFacade.class);

  private final RouteResolver routeResolver;
  private final RequestForwarder forwarder;
  private final StandbyCopyFallback standbyCopy;
  private final UnavailableResponse unavailableResponse;
  private final ProblemWriter problems;
  private final FacadeMetrics metrics;

  StranglerFacade(
      RouteResolver routeResolver,
      RequestForwarder forwarder,
      StandbyCopyFallback standbyCopy,
      UnavailableResponse unavailableResponse,
      ProblemWriter problems,
      FacadeMetrics metrics) {
    this.routeResolver = routeResolver;
    this.forwarder = forwarder;
    this.standbyCopy = standbyCopy;
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
      MirroredExchange.answering(request, Side.HOME);
      chain.doFilter(request, response);
      return;
    }
    var requestId = RequestId.of(request);
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
    MirroredExchange.answering(request, Side.SERVICE);
    try {
      var answer = forwarder.forward(route, requestId, request);
      var deferred = answer.statusCode().isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE);
      if (deferred) {
        MirroredExchange.unanswered(request);
      }
      if (deferred && standbyCopy.serve(module, request, response, chain)) {
        metrics.record(module, "copy", start);
        return;
      }
      answer.writeTo(
          request,
          new AbortableResponse(response, () -> UpstreamResponse.abort(request)),
          List::of);
      metrics.record(module, deferred ? "later" : "answered", start);
    } catch (Problem problem) {
      MirroredExchange.unanswered(request);
      problems.write(problem, request, response);
    } catch (ServiceUnavailableException e) {
      MirroredExchange.unanswered(request);
      LOG.info(
          "{} {}: the service of {} is unavailable: {}",
          request.getMethod(),
          request.getRequestURI(),
          module,
          e.getMessage());
      var copyServed = standbyCopy.serve(module, request, response, chain);
      if (!copyServed) {
        unavailableResponse.write(module, e.outcome(), request, response);
      }
      metrics.record(module, copyServed ? "copy" : "unanswered", start);
    }
  }
}
