package dev.tandem.readiness.codebase;

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

/** A directed graph of names, for the dependencies in code, in declarations and by events. */
public final class DependencyGraph {

  private final SortedMap<String, SortedSet<String>> edges = new TreeMap<>();

  public DependencyGraph addEdge(String from, String to) {
    if (!from.equals(to)) {
      edges.computeIfAbsent(from, it -> new TreeSet<>()).add(to);
    }
    return this;
  }

  public SortedMap<String, SortedSet<String>> edges() {
    return edges;
  }

  public SortedSet<String> targetsOf(String node) {
    return edges.getOrDefault(node, new TreeSet<>());
  }

  /**
   * The shortest cycle through each edge, without duplicates; each cycle starts with the name that
   * is first in the alphabet.
   */
  public List<List<String>> cycles() {
    var found = new TreeMap<String, List<String>>();
    edges.forEach((from, targets) -> {
      for (var to : targets) {
        var back = shortestPath(to, from);
        if (!back.isEmpty()) {
          var cycle = startingWithFirstName(back);
          found.putIfAbsent(cycle.toString(), cycle);
        }
      }
    });
    return List.copyOf(found.values());
  }

  private List<String> shortestPath(String from, String to) {
    var paths = new ArrayDeque<List<String>>(List.of(List.of(from)));
    var seen = new TreeSet<>(List.of(from));
    while (!paths.isEmpty()) {
      var path = paths.poll();
      if (path.getLast().equals(to)) {
        return path;
      }
      for (var next : targetsOf(path.getLast())) {
        if (seen.add(next)) {
          var longer = new ArrayList<>(path);
          longer.add(next);
          paths.add(longer);
        }
      }
    }
    return List.of();
  }

  private static List<String> startingWithFirstName(List<String> cycle) {
    var first = cycle.indexOf(cycle.stream().min(String::compareTo).orElseThrow());
    return Stream.concat(
            cycle.subList(first, cycle.size()).stream(), cycle.subList(0, first).stream())
        .toList();
  }

  public static DependencyGraph ofCode(Codebase codebase) {
    var graph = new DependencyGraph();
    codeDependencies(codebase)
        .forEach(dependency -> graph.addEdge(dependency.from().name(), dependency.to().name()));
    return graph;
  }

  public static DependencyGraph ofDeclarations(Map<String, DeclaredModule> modules) {
    var graph = new DependencyGraph();
    modules
        .values()
        .forEach(module ->
            module.allowedDependencies().forEach(to -> graph.addEdge(module.name(), to.module())));
    return graph;
  }

  /** Every dependency of a class of one module on a class of another. */
  public static Stream<CodeDependency> codeDependencies(Codebase codebase) {
    return codebase
        .cached("code dependencies", () -> findCodeDependencies(codebase).toList())
        .stream();
  }

  private static Stream<CodeDependency> findCodeDependencies(Codebase codebase) {
    return codebase
        .moduleClasses()
        .flatMap(moduleClass ->
            moduleClass.type().getDirectDependenciesFromSelf().stream()
                .sorted()
                .flatMap(dependency ->
                    codebase
                        .moduleOf(dependency.getTargetClass().getBaseComponentType())
                        .filter(to -> !to.equals(moduleClass.module()))
                        .map(to -> new CodeDependency(moduleClass.module(), to, dependency))
                        .stream()));
  }

  public record CodeDependency(DeclaredModule from, DeclaredModule to, Dependency dependency) {

    public String targetName() {
      return dependency.getTargetClass().getBaseComponentType().getName();
    }
  }
}
