package dev.tandem.readiness.codebase.strings;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The classes that have a part of a text. There is one object for the same classes, and their union
 * with others is found once: most of the analysis would be spent on comparing and adding sets.
 */
public final class Sources {

  private static final List<String> NAMES = Collections.synchronizedList(new ArrayList<>());
  private static final Map<String, Sources> BY_NAME = new ConcurrentHashMap<>();
  private static final Map<BitSet, Sources> ALL = new ConcurrentHashMap<>();

  static final Sources NONE = of(new BitSet());

  private final BitSet numbers;
  private final Map<Sources, Sources> unions = new ConcurrentHashMap<>(1);

  private Sources(BitSet numbers) {
    this.numbers = numbers;
  }

  static Sources of(String className) {
    return BY_NAME.computeIfAbsent(className, name -> of(numberOf(name)));
  }

  private static BitSet numberOf(String name) {
    var number = new BitSet();
    synchronized (NAMES) {
      number.set(NAMES.size());
      NAMES.add(name);
    }
    return number;
  }

  private static Sources of(BitSet numbers) {
    return ALL.computeIfAbsent(numbers, Sources::new);
  }

  Sources or(Sources other) {
    return this == other ? this : unions.computeIfAbsent(other, this::unite);
  }

  private Sources unite(Sources other) {
    var both = (BitSet) numbers.clone();
    both.or(other.numbers);
    return of(both);
  }

  /** The names of the classes, sorted. */
  public Stream<String> names() {
    return numbers.stream().mapToObj(NAMES::get).sorted();
  }
}
