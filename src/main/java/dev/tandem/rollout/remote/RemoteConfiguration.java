package dev.tandem.rollout.remote;

import dev.tandem.kernel.tls.TrustedCertificates;
import dev.tandem.rollout.routing.RolloutProperties;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.cloud.gateway.server.mvc.handler.RestClientProxyExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

/** Wires the services with Spring Cloud Gateway's classes that exchange messages with them. */
@Configuration(proxyBeanMethods = false)
class RemoteConfiguration {

  @Bean(destroyMethod = "destroy")
  ServiceHttpRequestFactory serviceHttpRequestFactory(
      FacadeProperties settings, TrustedCertificates trusted) {
    return new ServiceHttpRequestFactory(settings, trusted);
  }

  @Bean
  ProxyExchange proxyExchange(
      ServiceHttpRequestFactory requestFactory, ObjectProvider<ObservationRegistry> observations) {
    var client =
        RestClient.builder()
            .requestFactory(requestFactory)
            .observationRegistry(observations.getIfAvailable(() -> ObservationRegistry.NOOP))
            .observationConvention(new ServiceRequestConvention());
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
}
