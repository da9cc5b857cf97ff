package dev.tandem.readiness;

import com.tngtech.archunit.core.domain.Dependency;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Who points to whom; used for code, for declarations and for events. */
final class Graph {

  private final SortedMap<String, SortedSet<String>> edges = new TreeMap<>();

  Graph edge(String from, String to) {
    if (!from.equals(to)) {
      edges.computeIfAbsent(from, it -> new TreeSet<>()).add(to);
    }
    return this;
  }

  SortedMap<String, SortedSet<String>> edges() {
    return edges;
  }

  SortedSet<String> from(String node) {
    return edges.getOrDefault(node, new TreeSet<>());
  }

  /**
   * The shortest cycle through each edge that is on one, each cycle once, written from its first.
   */
  List<List<String>> cycles() {
    var found = new TreeMap<String, List<String>>();
    edges.forEach((from, targets) -> {
      for (var to : targets) {
        var back = path(to, from);
        if (!back.isEmpty()) {
          var cycle = rotated(back);
          found.putIfAbsent(cycle.toString(), cycle);
        }
      }
    });
    return List.copyOf(found.values());
  }

  private List<String> path(String from, String to) {
    var ways = new ArrayDeque<List<String>>(List.of(List.of(from)));
    var seen = new TreeSet<>(List.of(from));
    while (!ways.isEmpty()) {
      var way = ways.poll();
      if (way.getLast().equals(to)) {
        return way;
      }
      for (var next : from(way.getLast())) {
        if (seen.add(next)) {
          var longer = new ArrayList<>(way);
          longer.add(next);
          ways.add(longer);
        }
      }
    }
    return List.of();
  }

  private static List<String> rotated(List<String> cycle) {
    var first = cycle.indexOf(cycle.stream().min(String::compareTo).orElseThrow());
    return Stream.concat(
            cycle.subList(first, cycle.size()).stream(), cycle.subList(0, first).stream())
        .toList();
  }

  static Graph ofCode(House house) {
    var graph = new Graph();
    usages(house).forEach(it -> graph.edge(it.from().name(), it.to().name()));
    return graph;
  }

  static Graph ofDeclarations(Map<String, Module> modules) {
    var graph = new Graph();
    modules.values().forEach(it -> it.allowed().forEach(to -> graph.edge(it.name(), to.module())));
    return graph;
  }

  /** Every place where a class of one module needs a class of another. */
  static Stream<Usage> usages(House house) {
    return house.once("usages", () -> usagesNow(house).toList()).stream();
  }

  private static Stream<Usage> usagesNow(House house) {
    return house
        .owned()
        .flatMap(owned ->
            owned.type().getDirectDependenciesFromSelf().stream()
                .sorted()
                .flatMap(it ->
                    house
                        .moduleOf(it.getTargetClass().getBaseComponentType())
                        .filter(to -> !to.equals(owned.module()))
                        .map(to -> new Usage(owned.module(), to, it))
                        .stream()));
  }

  record Usage(Module from, Module to, Dependency dependency) {

    String target() {
      return dependency.getTargetClass().getBaseComponentType().getName();
    }
  }
}
