package dev.tandem.readiness.rules;

import dev.tandem.readiness.violation.ExplainedViolation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.util.function.SingletonSupplier;

/**
 * Planted violations that only add classes and resources, several in one codebase: much faster than
 * one by one. What is found belongs to the violation in whose folder it is; if something is found
 * elsewhere, the group is divided until it is clear to whom that belongs.
 */
final class PlantedTogether {

  private static final int MOST = 40;
  private static final Supplier<Map<String, PlantedTogether>> GROUPS =
      SingletonSupplier.of(PlantedTogether::groups);

  private final List<Path> changes;
  private final Supplier<Map<String, List<ExplainedViolation>>> violations =
      SingletonSupplier.of(this::findViolations);

  private PlantedTogether(List<Path> changes) {
    this.changes = changes;
  }

  /** What the rules say of the violation among others; empty if it must be checked alone. */
  static Optional<List<ExplainedViolation>> violationsOf(PlantedViolation planted) {
    return Optional.ofNullable(GROUPS.get().get(planted.id()))
        .flatMap(group -> Optional.ofNullable(group.violations.get().get(planted.id())));
  }

  private static Map<String, PlantedTogether> groups() {
    var additive =
        PlantedViolations.catalogue().stream()
            .filter(planted -> !PlantedViolations.isExpensive(planted.rule()))
            .filter(planted -> !planted.proof().hasPassed())
            .map(planted -> ChangeCatalogue.VIOLATIONS.resolve(planted.id()))
            .filter(PlantedTogether::onlyAddsFiles)
            .toList();
    var groups = new HashMap<String, PlantedTogether>();
    CompatibleChanges.group(additive, MOST).stream()
        .map(PlantedTogether::new)
        .forEach(group -> group.changes.forEach(change -> groups.put(id(change), group)));
    return groups;
  }

  private static boolean onlyAddsFiles(Path change) {
    return CompatibleChanges.filesIn(change).stream()
        .allMatch(
            file -> !file.startsWith("db") && !Files.exists(ChangedCodebase.VALID.resolve(file)));
  }

  private static String id(Path change) {
    return change.getFileName().toString();
  }

  private Map<String, List<ExplainedViolation>> findViolations() {
    if (changes.size() == 1) {
      return Map.of();
    }
    var codebase = ChangedCodebase.with("together-" + id(changes.getFirst()), changes);
    var found =
        AllChecks.causes(codebase, PlantedViolations.cheapChecks()).stream()
            .collect(Collectors.groupingBy(this::ownerOf));
    return found.containsKey("") ? divided() : withQuietOnes(found);
  }

  private Map<String, List<ExplainedViolation>> divided() {
    int half = changes.size() / 2;
    var all = new HashMap<String, List<ExplainedViolation>>();
    all.putAll(new PlantedTogether(changes.subList(0, half)).findViolations());
    all.putAll(new PlantedTogether(changes.subList(half, changes.size())).findViolations());
    return all;
  }

  private Map<String, List<ExplainedViolation>> withQuietOnes(
      Map<String, List<ExplainedViolation>> found) {
    changes.forEach(change -> found.putIfAbsent(id(change), List.of()));
    return found;
  }

  /** The id of the change in whose folder the violation is, or an empty text. */
  private String ownerOf(ExplainedViolation violation) {
    var place = Path.of(violation.violation().location());
    return changes.stream()
        .filter(place::startsWith)
        .map(PlantedTogether::id)
        .findFirst()
        .orElse("");
  }
}
