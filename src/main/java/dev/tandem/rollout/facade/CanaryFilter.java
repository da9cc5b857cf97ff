package dev.tandem.rollout.facade;

import dev.tandem.rollout.canary.CanaryReads;
import dev.tandem.rollout.canary.RecentWrites;
import dev.tandem.rollout.mirror.MirroredExchange;
import dev.tandem.rollout.remote.RemoteService;
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
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Lets the service answer the reads of accounts in a canary, from its copy. Whatever the service
 * cannot answer, home does: nobody sees a failure that only the copy has.
 */
class CanaryFilter extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(CanaryFilter.class);

  private final RouteResolver routeResolver;
  private final CanaryReads reads;
  private final RecentWrites writes;
  private final RequestForwarder forwarder;
  private final FacadeMetrics metrics;

  CanaryFilter(
      RouteResolver routeResolver,
      CanaryReads reads,
      RecentWrites writes,
      RequestForwarder forwarder,
      FacadeMetrics metrics) {
    this.routeResolver = routeResolver;
    this.reads = reads;
    this.writes = writes;
    this.forwarder = forwarder;
    this.metrics = metrics;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var unit = RouteResolver.routingUnit(request);
    if (unit == null || !routeResolver.isInAnyCanary(unit)) {
      chain.doFilter(request, response);
    } else if (RemoteService.SAFE_METHODS.contains(HttpMethod.valueOf(request.getMethod()))) {
      read(unit, request, response, chain);
    } else {
      write(unit, request, response, chain);
    }
  }

  private void write(
      String unit, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var write = writes.begin(unit);
    try {
      chain.doFilter(request, response);
    } finally {
      writes.end(write);
    }
  }

  private void read(
      String unit, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var route = routeResolver.canaryRoute(request, unit).filter(it -> reads.isCurrentFor(it, unit));
    if (route.isEmpty() || !answeredByService(route.get(), request, response)) {
      chain.doFilter(request, response);
    }
  }

  private boolean answeredByService(
      ModuleRoute route, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    var module = route.module();
    var requestId = RequestId.of(request);
    long start = System.nanoTime();
    MirroredExchange.answering(request, Side.SERVICE);
    try (var _ = MDC.putCloseable("request", requestId)) {
      var answer = forwarder.forwardToCopy(route, requestId, request);
      if (isFailure(answer)) {
        UpstreamResponse.abort(request);
        metrics.record(module, "canary-home", start);
        return false;
      }
      answer.writeTo(
          request,
          new AbortableResponse(response, () -> UpstreamResponse.abort(request)),
          List::of);
      metrics.record(module, "canary", start);
      return true;
    } catch (ServiceUnavailableException e) {
      LOG.debug("Home answers for {}: {}", module, e.getMessage());
      metrics.record(module, "canary-home", start);
      return false;
    }
  }

  /** Home has authenticated the caller, so a 401 says that the service does not trust home. */
  private static boolean isFailure(ServerResponse answer) {
    return answer.statusCode().is5xxServerError()
        || answer.statusCode().isSameCodeAs(HttpStatus.UNAUTHORIZED);
  }
}
