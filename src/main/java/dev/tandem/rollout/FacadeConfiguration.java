package dev.tandem.rollout;

import dev.tandem.access.identity.Passports;
import dev.tandem.kernel.web.ProblemWriter;
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
import org.springframework.web.servlet.ViewResolver;

/** The façade, made of the parts of Spring Cloud Gateway that carry requests and answers. */
@Configuration(proxyBeanMethods = false)
class FacadeConfiguration {

  @Bean
  Destinations destinations(Standings standings, Stages stages) {
    return new Destinations(standings, stages);
  }

  @Bean(destroyMethod = "destroy")
  Wire wire(FacadeSettings settings) {
    return new Wire(settings);
  }

  @Bean
  ProxyExchange proxyExchange(Wire wire, ObjectProvider<ObservationRegistry> observations) {
    var client =
        RestClient.builder()
            .requestFactory(wire)
            .observationRegistry(observations.getIfAvailable(() -> ObservationRegistry.NOOP));
    var gateway = new GatewayMvcProperties();
    gateway.setStreamingMediaTypes(Streams.KNOWN.types());
    return new RestClientProxyExchange(client.build(), gateway);
  }

  @Bean
  CircuitBreakerRegistry circuitBreakers(
      FacadeSettings settings, ObjectProvider<MeterRegistry> meters) {
    var breakers =
        CircuitBreakerRegistry.of(
            CircuitBreakerConfig.custom()
                .slidingWindowSize(settings.calls())
                .minimumNumberOfCalls(Math.min(5, settings.calls()))
                .failureRateThreshold(settings.failures())
                .waitDurationInOpenState(settings.pause())
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
  FollowingCopies followingCopies(JdbcClient jdbc, Standings standings) {
    return new FollowingCopies(jdbc, standings);
  }

  @Bean
  Copies copies(WarmCopies copies, Clock clock) {
    return new Copies(copies, clock);
  }

  @Bean
  ServicesHealth servicesHealthIndicator(Standings standings, RemoteServices services) {
    return new ServicesHealth(standings, services);
  }

  /** Before anything reads a form, Spring's own filter for forms that are PUT included. */
  @Bean
  FilterRegistrationBean<KeptForm.Keeper> formKeeper(
      Destinations destinations, ProblemWriter problems) {
    var keeper = new FilterRegistrationBean<>(new KeptForm.Keeper(destinations, problems));
    keeper.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
    return keeper;
  }

  /** Behind security: whoever comes here is known, or may come unknown. */
  @Bean
  FilterRegistrationBean<Facade> facade(
      Destinations destinations,
      RemoteServices services,
      Passports passports,
      Copies copies,
      ProblemWriter problems,
      ViewResolver thymeleafViewResolver,
      FacadeSettings settings,
      MeterRegistry meters) {
    var apology = new Apology(problems, thymeleafViewResolver, settings.pause());
    var facade =
        new FilterRegistrationBean<>(
            new Facade(
                destinations,
                services,
                passports,
                copies,
                apology,
                problems,
                new FacadeMeters(meters)));
    facade.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 50);
    return facade;
  }
}
