package dev.tandem.readiness.codebase.strings;

import dev.tandem.readiness.codebase.ClassFileConstants;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A string as far as bytecode shows it: the alternatives of several branches or callers. What only
 * the running program knows is {@link ClassFileConstants#PLACEHOLDER} in it.
 */
public record Text(Set<Alternative> alternatives) implements Value {

  static final Text NONE = new Text(Set.of());

  /** Stands between the elements of a collection that is handed on. */
  public static final char ELEMENT = '\u0003';

  private static final int MOST_ELEMENTS = 16;
  private static final int MOST_ALTERNATIVES = 32;
  private static final int LONGEST = 6000;

  /** The place where a string was composed, or where its constant is. */
  public record Origin(String className, int line) {}

  public record Alternative(String text, Origin origin, Sources sources) {

    static Alternative of(String text, Origin origin) {
      return new Alternative(text, origin, Sources.of(origin.className));
    }

    /** Cheap, as sets of alternatives are what the analysis makes most. */
    @Override
    public int hashCode() {
      return text.hashCode() * 31 + origin.line;
    }

    public Alternative withText(String other) {
      return new Alternative(other, origin, sources);
    }
  }

  static Text of(String text, Origin origin) {
    return new Text(Set.of(Alternative.of(text, origin)));
  }

  /** A text that only the running program knows. */
  public static Text unknown(Origin origin) {
    return of(String.valueOf(ClassFileConstants.PLACEHOLDER), origin);
  }

  public boolean isNone() {
    return alternatives.isEmpty();
  }

  /** The elements of a collection in one text. */
  static Text ofElements(List<Text> elements, Origin origin) {
    var known = elements.stream().filter(each -> !each.isNone()).toList();
    return known.size() > MOST_ELEMENTS
        ? known.stream().reduce(NONE, Text::or)
        : StringFunctions.join(of(String.valueOf(ELEMENT), origin), known, origin);
  }

  /** The elements of a collection that was handed on as one text. */
  List<Text> elements() {
    var found = new ArrayList<Text>();
    for (var each : alternatives) {
      var parts = each.text.split(String.valueOf(ELEMENT), -1);
      for (int i = 0; i < parts.length; i++) {
        var part = new Text(Set.of(each.withText(parts[i])));
        if (i == found.size()) {
          found.add(part);
        } else {
          found.set(i, found.get(i).or(part));
        }
      }
    }
    return found;
  }

  Text or(Text other) {
    if (other == this || alternatives.containsAll(other.alternatives)) {
      return this;
    }
    var all = new LinkedHashSet<>(alternatives);
    all.addAll(other.alternatives);
    return bounded(all);
  }

  Text plus(Text other, Origin origin) {
    return combine(other, String::concat, origin);
  }

  Text map(UnaryOperator<String> change, Origin origin) {
    var all = new LinkedHashSet<Alternative>();
    alternatives.forEach(
        each -> all.add(new Alternative(change.apply(each.text), origin, each.sources)));
    return bounded(all);
  }

  Text combine(Text other, BinaryOperator<String> combination, Origin origin) {
    var all = new LinkedHashSet<Alternative>();
    for (var each : alternatives) {
      for (var next : other.alternatives) {
        all.add(
            new Alternative(
                combination.apply(each.text, next.text), origin, each.sources.or(next.sources)));
      }
    }
    return bounded(all);
  }

  /** Too many alternatives become one text, in which each stands between separators. */
  private static Text bounded(Set<Alternative> all) {
    if (all.size() <= MOST_ALTERNATIVES) {
      return new Text(all);
    }
    var joined =
        all.stream()
            .flatMap(each -> each.text.lines())
            .flatMap(line -> Stream.of(line.split("\u0002")))
            .distinct()
            .sorted()
            .collect(Collectors.joining("\u0002"));
    var cut = joined.length() > LONGEST ? joined.substring(0, LONGEST) : joined;
    var sources = all.stream().map(Alternative::sources).reduce(Sources.NONE, Sources::or);
    return new Text(Set.of(new Alternative(cut, all.iterator().next().origin, sources)));
  }
}
