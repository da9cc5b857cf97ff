package dev.tandem.rollout.remote;

import dev.tandem.rollout.routing.RolloutProperties;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;

/** The configured services, by module. */
public final class RemoteServices {

  private final Map<String, RemoteService> services;

  RemoteServices(
      RolloutProperties properties, CircuitBreakerRegistry breakers, ProxyExchange exchange) {
    this.services =
        properties.modules().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    service ->
                        new RemoteService(
                            service.getValue().url(),
                            breakers.circuitBreaker(service.getKey()),
                            exchange,
                            StreamingMediaTypes.DEFAULT),
                    (first, second) -> first,
                    TreeMap::new));
  }

  public Optional<RemoteService> find(String module) {
    return Optional.ofNullable(services.get(module));
  }

  public boolean isAvailable(String module) {
    return find(module).filter(RemoteService::isAvailable).isPresent();
  }
}
