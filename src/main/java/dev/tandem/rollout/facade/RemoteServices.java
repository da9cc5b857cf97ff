package dev.tandem.rollout.facade;

import dev.tandem.rollout.routing.RolloutProperties;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;

/** The services that are configured, by the module they run. */
final class RemoteServices {

  private final Map<String, RemoteService> services;

  RemoteServices(
      RolloutProperties properties, CircuitBreakerRegistry breakers, ProxyExchange exchange) {
    this.services =
        properties.modules().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    it ->
                        new RemoteService(
                            it.getValue().url(),
                            breakers.circuitBreaker(it.getKey()),
                            exchange,
                            StreamingMediaTypes.DEFAULT),
                    (a, b) -> a,
                    TreeMap::new));
  }

  Optional<RemoteService> find(String module) {
    return Optional.ofNullable(services.get(module));
  }

  boolean isAvailable(String module) {
    return find(module).filter(RemoteService::isAvailable).isPresent();
  }
}
