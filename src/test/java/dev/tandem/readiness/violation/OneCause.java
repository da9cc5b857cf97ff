package dev.tandem.readiness.violation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One message for one cause: of several checks of a rule that object to the same line, the first
 * speaks, as they are listed from the particular to the general. When its cause is gone, what the
 * others object to is told.
 */
public final class OneCause {

  private OneCause() {}

  /** In the given order. */
  public static List<ExplainedViolation> of(List<ExplainedViolation> violations) {
    Map<String, RuleCheck> speakers = new HashMap<>();
    return violations.stream().filter(violation -> speaks(violation, speakers)).toList();
  }

  private static boolean speaks(ExplainedViolation violation, Map<String, RuleCheck> speakers) {
    var places = placesOf(violation);
    var others =
        places.stream().filter(place -> isTakenByOther(speakers.get(place), violation)).count();
    places.forEach(place -> speakers.putIfAbsent(place, violation.check()));
    return others < places.size();
  }

  private static boolean isTakenByOther(@Nullable RuleCheck speaker, ExplainedViolation violation) {
    return speaker != null && !speaker.equals(violation.check());
  }

  /** The lines of a place such as {@code File.java:5, :28}, each with the rule and the module. */
  private static Set<String> placesOf(ExplainedViolation violation) {
    var location = violation.violation().location();
    var file = location.replaceFirst(":\\d.*", "");
    var key = violation.check().rule() + " " + violation.violation().module() + " " + file;
    return Stream.of(location.substring(file.length()).split(", "))
        .map(line -> key + line)
        .collect(Collectors.toSet());
  }
}
