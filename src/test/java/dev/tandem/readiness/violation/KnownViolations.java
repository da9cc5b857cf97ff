package dev.tandem.readiness.violation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Known violations, each with an owner and tolerated until a date, and the strict modules, in which
 * none is tolerated.
 */
public record KnownViolations(
    Set<String> strictModules, List<KnownViolation> entries, LocalDate today) {

  static final Path FILE = Path.of("module-docs/frozen.yaml");

  /** An entry of the file; {@code description} is the violation's text after the module's name. */
  public record KnownViolation(
      int rule, String module, String description, String owner, LocalDate until, String reason) {

    boolean covers(ExplainedViolation violation) {
      return rule == violation.check().rule().number()
          && module.equals(violation.violation().module())
          && description.equals(violation.fingerprint());
    }
  }

  public static KnownViolations read() {
    try {
      return parse(Files.readString(FILE), LocalDate.now(ZoneOffset.UTC));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  public static KnownViolations parse(String yaml, LocalDate today) {
    var loaded =
        (Map<String, List<Object>>) new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    var entries =
        loaded.getOrDefault("frozen", List.of()).stream()
            .map(it -> parseEntry((Map<String, Object>) it))
            .toList();
    var strict = loaded.getOrDefault("strict", List.of()).stream().map(String::valueOf).toList();
    return new KnownViolations(Set.copyOf(strict), entries, today);
  }

  private static KnownViolation parseEntry(Map<String, Object> entry) {
    return new KnownViolation(
        Integer.parseInt(requiredText(entry, "rule")),
        requiredText(entry, "module"),
        requiredText(entry, "what"),
        requiredText(entry, "owner"),
        LocalDate.parse(requiredText(entry, "until")),
        requiredText(entry, "why"));
  }

  private static String requiredText(Map<String, Object> entry, String key) {
    var value = entry.get(key);
    if (value == null || value.toString().isBlank()) {
      throw new IllegalArgumentException(
          FILE
              + ": every frozen violation needs rule, module, what, owner, until and why; missing: "
              + key);
    }
    return value instanceof Date date
        ? date.toInstant().atZone(ZoneOffset.UTC).toLocalDate().toString()
        : value.toString();
  }

  /** Violations that have no entry, whose entry has expired, or that are in a strict module. */
  public Stream<ExplainedViolation> notTolerated(List<ExplainedViolation> violations) {
    return violations.stream()
        .filter(violation -> entries.stream().noneMatch(entry -> isTolerated(entry, violation)));
  }

  private boolean isTolerated(KnownViolation entry, ExplainedViolation violation) {
    return entry.covers(violation)
        && !strictModules.contains(entry.module())
        && !today.isAfter(entry.until());
  }

  /** Entries whose violation no longer exists. */
  public List<KnownViolation> entriesWithoutViolation(List<ExplainedViolation> violations) {
    return entries.stream().filter(it -> violations.stream().noneMatch(it::covers)).toList();
  }
}
