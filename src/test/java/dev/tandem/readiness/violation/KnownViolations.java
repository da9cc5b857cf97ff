package dev.tandem.readiness.violation;

import dev.tandem.readiness.violation.ViolationEntry.Declared;
import dev.tandem.readiness.violation.ViolationEntry.Frozen;
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
 * What is tolerated: frozen violations, each until a date, and declared exceptions, which are none
 * on a closer look; and the strict modules, in which nothing is frozen.
 */
public record KnownViolations(
    Set<String> strictModules, List<ViolationEntry> entries, LocalDate today) {

  static final Path FILE = Path.of("module-docs/frozen.yaml");

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
    var frozen =
        loaded.getOrDefault("frozen", List.of()).stream()
            .map(entry -> ViolationEntry.frozen((Map<String, Object>) entry));
    var declared =
        loaded.getOrDefault("declared", List.of()).stream()
            .map(entry -> ViolationEntry.declared((Map<String, Object>) entry));
    var strict = loaded.getOrDefault("strict", List.of()).stream().map(String::valueOf).toList();
    return new KnownViolations(
        Set.copyOf(strict), Stream.<ViolationEntry>concat(frozen, declared).toList(), today);
  }

  /** Violations that have no entry, whose entry has expired, or that are in a strict module. */
  public Stream<ExplainedViolation> notTolerated(List<ExplainedViolation> violations) {
    return violations.stream()
        .filter(violation -> entries.stream().noneMatch(entry -> isTolerated(entry, violation)));
  }

  private boolean isTolerated(ViolationEntry entry, ExplainedViolation violation) {
    return entry.covers(violation)
        && switch (entry) {
          case Frozen frozen ->
              !strictModules.contains(frozen.module()) && !today.isAfter(frozen.until());
          case Declared declared -> true;
        };
  }

  /** The violations without those that are declared exceptions. */
  public List<ExplainedViolation> withoutDeclared(List<ExplainedViolation> violations) {
    return violations.stream()
        .filter(violation ->
            entries.stream()
                .noneMatch(entry -> entry instanceof Declared && entry.covers(violation)))
        .toList();
  }

  /** Entries whose violation no longer exists. */
  public List<ViolationEntry> entriesWithoutViolation(List<ExplainedViolation> violations) {
    return entries.stream().filter(entry -> violations.stream().noneMatch(entry::covers)).toList();
  }

  /** Frozen violations of modules that are strict. */
  public List<ViolationEntry> frozenInStrictModules() {
    return entries.stream()
        .filter(entry -> entry instanceof Frozen && strictModules.contains(entry.module()))
        .toList();
  }
}
