package dev.tandem.eventing.figures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The figures that a module defines in {@code db/migration/<module>/figures.yaml}, beside the
 * tables that they are counted in.
 */
public final class FigureCatalogue {

  private FigureCatalogue() {}

  /**
   * None if the module has no such file.
   *
   * @throws IllegalArgumentException if the file is not as it should be
   */
  public static List<FigureDefinition> of(String module) {
    var file = new ClassPathResource("db/migration/" + module + "/figures.yaml");
    if (!file.exists()) {
      return List.of();
    }
    try (var content = file.getInputStream()) {
      List<Map<String, Object>> entries =
          new Yaml(new SafeConstructor(new LoaderOptions())).load(content);
      return entries.stream().map(entry -> read(module, entry)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FigureDefinition read(String module, Map<String, Object> entry) {
    return new FigureDefinition(
        module,
        text(entry, "signal"),
        text(entry, "title"),
        text(entry, "unit"),
        FigureKind.valueOf(text(entry, "kind")),
        FigureGrain.valueOf(text(entry, "grain")),
        events(entry),
        text(entry, "sql").strip(),
        entry.containsKey("items") ? text(entry, "items") : "",
        text(entry, "why").strip(),
        number(entry, "relative"),
        number(entry, "absolute"),
        number(entry, "least-evidence").longValueExact());
  }

  private static List<String> events(Map<String, Object> entry) {
    return entry.get("events") instanceof List<?> names
        ? names.stream().map(String::valueOf).toList()
        : List.of();
  }

  private static String text(Map<String, Object> entry, String key) {
    if (entry.get(key) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw new IllegalArgumentException("say '%s' in %s".formatted(key, entry));
  }

  private static BigDecimal number(Map<String, Object> entry, String key) {
    if (entry.get(key) instanceof Number number) {
      return new BigDecimal(String.valueOf(number));
    }
    throw new IllegalArgumentException("say '%s' as a number in %s".formatted(key, entry));
  }
}
