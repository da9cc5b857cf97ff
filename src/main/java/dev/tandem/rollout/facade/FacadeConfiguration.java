package dev.tandem.rollout.facade;

import dev.tandem.access.identity.InternalTokens;
import dev.tandem.kernel.web.PageRenderer;
import dev.tandem.kernel.web.ProblemWriter;
import dev.tandem.rollout.routing.ModuleStages;
import dev.tandem.rollout.routing.RolloutProperties;
import dev.tandem.rollout.routing.RouteTable;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.cloud.gateway.server.mvc.handler.RestClientProxyExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;

/** Wires the façade with Spring Cloud Gateway's classes that forward requests and responses. */
@Configuration(proxyBeanMethods = false)
class FacadeConfiguration {

  @Bean
  RouteResolver routeResolver(RouteTable routes, ModuleStages stages) {
    return new RouteResolver(routes, stages);
  }

  @Bean(destroyMethod = "destroy")
  ServiceHttpRequestFactory serviceHttpRequestFactory(FacadeProperties settings) {
    return new ServiceHttpRequestFactory(settings);
  }

  @Bean
  ProxyExchange proxyExchange(
      ServiceHttpRequestFactory requestFactory, ObjectProvider<ObservationRegistry> observations) {
    var client =
        RestClient.builder()
            .requestFactory(requestFactory)
            .observationRegistry(observations.getIfAvailable(() -> ObservationRegistry.NOOP));
    var gateway = new GatewayMvcProperties();
    gateway.setStreamingMediaTypes(StreamingMediaTypes.DEFAULT.types());
    return new RestClientProxyExchange(client.build(), gateway);
  }

  @Bean
  CircuitBreakerRegistry circuitBreakers(
      FacadeProperties settings, ObjectProvider<MeterRegistry> meters) {
    var breakers =
        CircuitBreakerRegistry.of(
            CircuitBreakerConfig.custom()
                .slidingWindowSize(settings.slidingWindowSize())
                .minimumNumberOfCalls(Math.min(5, settings.slidingWindowSize()))
                .failureRateThreshold(settings.failureRateThreshold())
                .waitDurationInOpenState(settings.waitDurationInOpenState())
                .permittedNumberOfCallsInHalfOpenState(3)
                .build());
    var breakerMetrics = TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers);
    meters.ifAvailable(breakerMetrics::bindTo);
    return breakers;
  }

  @Bean
  RemoteServices remoteServices(
      RolloutProperties properties, CircuitBreakerRegistry breakers, ProxyExchange exchange) {
    return new RemoteServices(properties, breakers, exchange);
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

  /** Runs after the security filter chain: the caller is authenticated, or the path is public. */
  @Bean
  FilterRegistrationBean<StranglerFacade> stranglerFacade(
      RouteResolver routes,
      RemoteServices services,
      InternalTokens internalTokens,
      StaleCopyHeaders staleCopyHeaders,
      ProblemWriter problems,
      PageRenderer pages,
      FacadeProperties settings,
      MeterRegistry meters) {
    var unavailableResponse =
        new UnavailableResponse(problems, pages, settings.waitDurationInOpenState());
    var registration =
        new FilterRegistrationBean<>(
            new StranglerFacade(
                routes,
                services,
                internalTokens,
                staleCopyHeaders,
                unavailableResponse,
                problems,
                new FacadeMetrics(meters)));
    registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 50);
    return registration;
  }
}
