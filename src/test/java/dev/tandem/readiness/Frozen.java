package dev.tandem.readiness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Breaches that are known and tolerated until a date, each with an owner, and the modules that
 * tolerate none.
 */
record Frozen(Set<String> strict, List<Entry> entries, LocalDate today) {

  static final Path FILE = Path.of("module-docs/frozen.yaml");

  /** {@code what} is the breach's sentence after the module's name. */
  record Entry(int rule, String module, String what, String owner, LocalDate until, String why) {

    boolean covers(Breach breach) {
      return rule == breach.check().rule().number()
          && module.equals(breach.crossing().module())
          && what.equals(breach.fingerprint());
    }
  }

  static Frozen read() {
    try {
      return parse(Files.readString(FILE), LocalDate.now(ZoneOffset.UTC));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  static Frozen parse(String yaml, LocalDate today) {
    var loaded =
        (Map<String, List<Object>>) new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    var entries =
        loaded.getOrDefault("frozen", List.of()).stream()
            .map(it -> entry((Map<String, Object>) it))
            .toList();
    var strict = loaded.getOrDefault("strict", List.of()).stream().map(String::valueOf).toList();
    return new Frozen(Set.copyOf(strict), entries, today);
  }

  private static Entry entry(Map<String, Object> it) {
    return new Entry(
        Integer.parseInt(text(it, "rule")),
        text(it, "module"),
        text(it, "what"),
        text(it, "owner"),
        LocalDate.parse(text(it, "until")),
        text(it, "why"));
  }

  private static String text(Map<String, Object> entry, String key) {
    var value = entry.get(key);
    if (value == null || value.toString().isBlank()) {
      throw new IllegalArgumentException(
          FILE
              + ": every frozen breach says rule, module, what, owner, until and why; missing: "
              + key);
    }
    return value instanceof java.util.Date date
        ? date.toInstant().atZone(ZoneOffset.UTC).toLocalDate().toString()
        : value.toString();
  }

  /** The breaches that are not frozen, no longer, or in a strict module. */
  Stream<Breach> thawed(List<Breach> breaches) {
    return breaches.stream().filter(it -> entries.stream().noneMatch(entry -> holds(entry, it)));
  }

  private boolean holds(Entry entry, Breach breach) {
    return entry.covers(breach)
        && !strict.contains(entry.module())
        && !today.isAfter(entry.until());
  }

  /** Entries for which there is no breach any more. */
  List<Entry> stale(List<Breach> breaches) {
    return entries.stream().filter(it -> breaches.stream().noneMatch(it::covers)).toList();
  }
}
