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

/** The façade, made of the parts of Spring Cloud Gateway that carry requests and answers. */
@Configuration(proxyBeanMethods = false)
class FacadeConfiguration {

  @Bean
  RouteResolver routeResolver(RouteTable standings, ModuleStages stages) {
    return new RouteResolver(standings, stages);
  }

  @Bean(destroyMethod = "destroy")
  ServiceHttpRequestFactory serviceHttpRequestFactory(FacadeProperties settings) {
    return new ServiceHttpRequestFactory(settings);
  }

  @Bean
  ProxyExchange proxyExchange(
      ServiceHttpRequestFactory wire, ObjectProvider<ObservationRegistry> observations) {
    var client =
        RestClient.builder()
            .requestFactory(wire)
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
    meters.ifAvailable(
        it -> TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(it));
    return breakers;
  }

  @Bean
  RemoteServices remoteServices(
      RolloutProperties properties, CircuitBreakerRegistry breakers, ProxyExchange exchange) {
    return new RemoteServices(properties, breakers, exchange);
  }

  @Bean
  SubscriptionFreshness subscriptionFreshness(JdbcClient jdbc, RouteTable standings) {
    return new SubscriptionFreshness(jdbc, standings);
  }

  @Bean
  StaleCopyHeaders staleCopyHeaders(StandbyFreshness copies, Clock clock) {
    return new StaleCopyHeaders(copies, clock);
  }

  @Bean
  ServicesHealth servicesHealthIndicator(RouteTable standings, RemoteServices services) {
    return new ServicesHealth(standings, services);
  }

  /** Before anything reads a form, Spring's own filter for forms that are PUT included. */
  @Bean
  FilterRegistrationBean<BufferedForm.FormBufferingFilter> formBufferingFilter(
      RouteResolver destinations, ProblemWriter problems) {
    var keeper =
        new FilterRegistrationBean<>(new BufferedForm.FormBufferingFilter(destinations, problems));
    keeper.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
    return keeper;
  }

  /** Behind security: whoever comes here is known, or may come unknown. */
  @Bean
  FilterRegistrationBean<StranglerFacade> stranglerFacade(
      RouteResolver destinations,
      RemoteServices services,
      InternalTokens passports,
      StaleCopyHeaders copies,
      ProblemWriter problems,
      PageRenderer pages,
      FacadeProperties settings,
      MeterRegistry meters) {
    var apology = new UnavailableResponse(problems, pages, settings.waitDurationInOpenState());
    var facade =
        new FilterRegistrationBean<>(
            new StranglerFacade(
                destinations,
                services,
                passports,
                copies,
                apology,
                problems,
                new FacadeMetrics(meters)));
    facade.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 50);
    return facade;
  }
}
