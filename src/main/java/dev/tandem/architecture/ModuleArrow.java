package dev.tandem.architecture;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** All that one module uses of another, of one kind or several. */
record ModuleArrow(String source, String target, List<InteractionUse> uses) {

  private record Ends(String source, String target) {}

  /** One for each pair of modules and direction, in the order of the uses. */
  static List<ModuleArrow> of(List<InteractionUse> uses) {
    return uses.stream()
        .collect(
            Collectors.groupingBy(
                it -> new Ends(it.interaction().source(), it.interaction().target()),
                LinkedHashMap::new,
                Collectors.toList()))
        .entrySet()
        .stream()
        .map(it -> new ModuleArrow(it.getKey().source(), it.getKey().target(), it.getValue()))
        .toList();
  }

  long times() {
    return uses.stream().mapToLong(InteractionUse::times).sum();
  }

  long declared() {
    return uses.stream().filter(InteractionUse::declared).count();
  }

  long count(InteractionStatus status) {
    return uses.stream().filter(it -> it.is(status)).count();
  }

  /** The subjects of those that have the status. */
  List<String> subjects(InteractionStatus status) {
    return uses.stream().filter(it -> it.is(status)).map(it -> it.interaction().subject()).toList();
  }

  Optional<Instant> lastAt() {
    return uses.stream()
        .map(InteractionUse::lastAt)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder());
  }

  /** What stands out of the arrow as a whole. */
  InteractionStatus status() {
    if (count(InteractionStatus.UNDECLARED) > 0) {
      return InteractionStatus.UNDECLARED;
    }
    if (count(InteractionStatus.SEEN) > 0) {
      return InteractionStatus.SEEN;
    }
    return count(InteractionStatus.UNUSED) > 0
        ? InteractionStatus.UNUSED
        : InteractionStatus.NOT_NEEDED;
  }
}
