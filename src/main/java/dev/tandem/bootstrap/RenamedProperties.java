package dev.tandem.bootstrap;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Refuses to start with a property by the name it had in an earlier release. Spring would ignore
 * it, and the default would apply without a word.
 */
class RenamedProperties implements EnvironmentPostProcessor, Ordered {

  private static final Map<String, String> NEW_NAMES =
      Map.ofEntries(
          Map.entry("access.failures", "access.max-failed-attempts"),
          Map.entry("access.failures-of-address", "access.max-failed-attempts-per-address"),
          Map.entry("access.passport-life", "access.internal-token-life"),
          Map.entry("access.pause", "access.lockout-duration"),
          Map.entry("access.remembered", "access.password-cache-ttl"),
          Map.entry("eventing.begins-closed", "eventing.start-fenced"),
          Map.entry("eventing.broker.confirm-within", "eventing.broker.confirm-timeout"),
          Map.entry("eventing.broker.elsewhere", "eventing.broker.remote-modules"),
          Map.entry("eventing.broker.receive", "eventing.broker.local-modules"),
          Map.entry("eventing.guest", "eventing.passive"),
          Map.entry("eventing.hung-after", "eventing.lease-timeout"),
          Map.entry("eventing.log.chapter", "eventing.log.segment-duration"),
          Map.entry("eventing.log.keep", "eventing.log.retention"),
          Map.entry("eventing.retry.first", "eventing.retry.initial-interval"),
          Map.entry("eventing.retry.longest", "eventing.retry.max-interval"),
          Map.entry("rollout.facade.answer", "rollout.facade.response-timeout"),
          Map.entry("rollout.facade.calls", "rollout.facade.sliding-window-size"),
          Map.entry("rollout.facade.connect", "rollout.facade.connect-timeout"),
          Map.entry("rollout.facade.connections", "rollout.facade.max-connections"),
          Map.entry("rollout.facade.failures", "rollout.facade.failure-rate-threshold"),
          Map.entry("rollout.facade.pause", "rollout.facade.wait-duration-in-open-state"),
          Map.entry("rollout.facade.silence", "rollout.facade.idle-timeout"),
          Map.entry("rollout.pausing", "rollout.write-pause-limit"),
          Map.entry("rollout.settling", "rollout.quiesce-timeout"));

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    var binder = Binder.get(environment);
    NEW_NAMES.forEach((oldName, newName) -> {
      if (binder.bind("tandem." + oldName, String.class).isBound()) {
        throw new StartupException(
            "tandem.%s is called tandem.%s now; rename the property.".formatted(oldName, newName));
      }
    });
  }

  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }
}
