package dev.tandem.rollout.routing;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The services that modules may move to.
 *
 * @param modules by the module's name
 * @param poll how often the standings are read again without being told of a change
 * @param quiesceTimeout so long a module is left without new events before its move is given up
 * @param writePauseLimit so long a module's writes are refused before its move is given up
 */
@ConfigurationProperties("tandem.rollout")
public record RolloutProperties(
    @DefaultValue Map<String, ServiceProperties> modules,
    @DefaultValue("250ms") Duration poll,
    @DefaultValue("1m") Duration quiesceTimeout,
    @DefaultValue("10s") Duration writePauseLimit) {

  public Optional<ServiceProperties> service(String module) {
    return Optional.ofNullable(modules.get(module));
  }

  /**
   * @param url where the service answers, without a path
   * @param database the service's own
   */
  public record ServiceProperties(URI url, @Nullable DatabaseProperties database) {}

  public record DatabaseProperties(
      String url, @Nullable String username, @Nullable String password) {}
}
