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
 * @param modules by module name
 * @param poll how often routes are read again without a notification
 * @param quiesceTimeout how long a move may withhold new events from a module before it is undone
 * @param writePauseLimit how long a move may pause a module's writes before it is undone
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
   * @param url the service's address, without a path
   * @param database the service's database; required for moves
   */
  public record ServiceProperties(URI url, @Nullable DatabaseProperties database) {}

  public record DatabaseProperties(
      String url, @Nullable String username, @Nullable String password) {}
}
