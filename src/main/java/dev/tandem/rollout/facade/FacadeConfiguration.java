package dev.tandem.rollout.facade;

import dev.tandem.access.identity.InternalTokens;
import dev.tandem.eventing.interaction.InteractionRecorder;
import dev.tandem.kernel.web.PageRenderer;
import dev.tandem.kernel.web.ProblemWriter;
import dev.tandem.rollout.canary.CanaryReads;
import dev.tandem.rollout.canary.RecentWrites;
import dev.tandem.rollout.remote.FacadeProperties;
import dev.tandem.rollout.remote.RemoteServices;
import dev.tandem.rollout.routing.ModuleStages;
import dev.tandem.rollout.routing.RouteTable;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Places the façade and the buffering of forms among the other filters. */
@Configuration(proxyBeanMethods = false)
class FacadeConfiguration {

  @Bean
  RouteResolver routeResolver(RouteTable routes, ModuleStages stages) {
    return new RouteResolver(routes, stages);
  }

  @Bean
  StandbyFreshness standbyFreshness(JdbcClient jdbc, RouteTable routes) {
    return new StandbyFreshness(jdbc, routes);
  }

  @Bean
  StaleCopyHeaders staleCopyHeaders(StandbyFreshness freshness, Clock clock) {
    return new StaleCopyHeaders(freshness, clock);
  }

  @Bean
  ServicesHealth servicesHealthIndicator(RouteTable routes, RemoteServices services) {
    return new ServicesHealth(routes, services);
  }

  /** Runs before any filter that reads forms, such as Spring's filter for forms sent with PUT. */
  @Bean
  FilterRegistrationBean<FormBufferingFilter> formBufferingFilter(
      RouteResolver routes, ProblemWriter problems) {
    var registration = new FilterRegistrationBean<>(new FormBufferingFilter(routes, problems));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
    return registration;
  }

  /** Runs after the security filter chain, before the façade: the caller is authenticated. */
  @Bean
  FilterRegistrationBean<CanaryFilter> canaryFilter(
      RouteResolver routes,
      CanaryReads reads,
      RecentWrites writes,
      RemoteServices services,
      InternalTokens internalTokens,
      InteractionRecorder interactions,
      MeterRegistry meters) {
    var registration =
        new FilterRegistrationBean<>(
            new CanaryFilter(
                routes,
                reads,
                writes,
                new RequestForwarder(services, internalTokens, interactions),
                new FacadeMetrics(meters)));
    registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 49);
    return registration;
  }

  /** Runs after the security filter chain: the caller is authenticated, or the path is public. */
  @Bean
  FilterRegistrationBean<StranglerFacade> stranglerFacade(
      RouteResolver routes,
      RemoteServices services,
      InternalTokens internalTokens,
      InteractionRecorder interactions,
      StaleCopyHeaders staleCopyHeaders,
      ProblemWriter problems,
      PageRenderer pages,
      FacadeProperties settings,
      MeterRegistry meters) {
    var registration =
        new FilterRegistrationBean<>(
            new StranglerFacade(
                routes,
                new RequestForwarder(services, internalTokens, interactions),
                new StandbyCopyFallback(staleCopyHeaders),
                new UnavailableResponse(problems, pages, settings.waitDurationInOpenState()),
                problems,
                new FacadeMetrics(meters)));
    registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 50);
    return registration;
  }
}
