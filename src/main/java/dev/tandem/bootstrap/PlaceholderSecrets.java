package dev.tandem.bootstrap;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/** Refuses to start with a secret or an address that was copied from an example. */
class PlaceholderSecrets implements EnvironmentPostProcessor {

  private static final Pattern SECRET =
      Pattern.compile(
          "(spring|tandem|server)[._-].*(password|secret|(signing|link|encryption)[._-]?key|trusted[._-]?proxies)");
  private static final Set<String> PLACEHOLDERS =
      Set.of("change-me", "changeme", "change_me", "secret", "password");

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    environment.getPropertySources().stream()
        .filter(EnumerablePropertySource.class::isInstance)
        .flatMap(source -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames()))
        .filter(name -> SECRET.matcher(name.toLowerCase(Locale.ROOT)).matches())
        .filter(name -> isPlaceholder(environment.getProperty(name, "")))
        .findFirst()
        .ifPresent(name -> {
          throw new StartupException(
              "%s still has the value of the example; choose one of its own.".formatted(name));
        });
  }

  private static boolean isPlaceholder(String value) {
    return PLACEHOLDERS.contains(value.strip().toLowerCase(Locale.ROOT));
  }
}
