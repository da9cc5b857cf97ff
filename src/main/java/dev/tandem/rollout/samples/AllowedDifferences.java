package dev.tandem.rollout.samples;

import dev.tandem.rollout.comparison.AllowedDifference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The differences that each module declares to be right, in its own file {@code
 * <module>/allowed-differences.yaml}. A module without the file allows none.
 */
@Component
public class AllowedDifferences {

  private final Map<String, List<AllowedDifference>> byModule = new ConcurrentHashMap<>();

  public List<AllowedDifference> of(String module) {
    return byModule.computeIfAbsent(module, AllowedDifferences::read);
  }

  /**
   * @throws IllegalArgumentException if the file is not as it should be
   */
  static List<AllowedDifference> read(String module) {
    var file = new ClassPathResource(module + "/allowed-differences.yaml");
    if (!file.exists()) {
      return List.of();
    }
    try (var content = file.getInputStream()) {
      List<Map<String, String>> entries =
          new Yaml(new SafeConstructor(new LoaderOptions())).load(content);
      return entries.stream()
          .map(entry ->
              new AllowedDifference(
                  entry.getOrDefault("route", ""),
                  entry.getOrDefault("path", ""),
                  entry.getOrDefault("reason", "")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassCastException | NullPointerException e) {
      throw new IllegalArgumentException(
          "%s is not a list of route, path and reason".formatted(file.getPath()), e);
    }
  }
}
