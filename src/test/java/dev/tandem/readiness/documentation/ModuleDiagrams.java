package dev.tandem.readiness.documentation;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import dev.tandem.readiness.codebase.DependencyGraph;
import dev.tandem.readiness.codebase.InnerPackages;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Draws the graphs of modules as Mermaid, for code hosts. */
final class ModuleDiagrams {

  private ModuleDiagrams() {}

  /** Code dependencies between modules, without the shared kernel, which every module uses. */
  static DependencyGraph codeGraph(Codebase codebase) {
    var graph = new DependencyGraph();
    DependencyGraph.ofCode(codebase)
        .edges()
        .forEach((from, targets) ->
            targets.stream()
                .filter(it -> !codebase.modules.get(it).inKernel())
                .filter(it -> !codebase.modules.get(from).inKernel())
                .forEach(it -> graph.addEdge(from, it)));
    return graph;
  }

  /** How many events go from one module to another. */
  static SortedMap<String, SortedMap<String, Long>> eventCounts(Codebase codebase) {
    var found = new TreeMap<String, SortedMap<String, Long>>();
    EventFlows.of(codebase).stream()
        .filter(flow -> !flow.from().equals(flow.to().name()))
        .map(flow -> List.of(flow.from(), flow.to().name(), flow.event().name()))
        .distinct()
        .forEach(flow ->
            found
                .computeIfAbsent(flow.get(0), from -> new TreeMap<>())
                .merge(flow.get(1), 1L, Long::sum));
    return found;
  }

  static String systemDiagram(Codebase codebase) {
    var text = new StringBuilder("flowchart TB\n");
    codebase.modules.values().stream()
        .filter(it -> !it.inKernel())
        .forEach(it -> text.append(node(it)));
    text.append("  subgraph kernel_ [\"shared kernel, part of every process\"]\n");
    codebase.modules.values().stream()
        .filter(DeclaredModule::inKernel)
        .forEach(it -> text.append("  ").append(node(it)));
    text.append("  end\n");
    codeGraph(codebase)
        .edges()
        .forEach((from, targets) ->
            targets.forEach(
                it -> text.append("  ").append(from).append(" --> ").append(it).append("\n")));
    eventCounts(codebase)
        .forEach((from, targets) ->
            targets.forEach((to, count) ->
                text.append("  ")
                    .append(from)
                    .append(" -. ")
                    .append(count)
                    .append(count == 1 ? " event .-> " : " events .-> ")
                    .append(to)
                    .append("\n")));
    return text.toString();
  }

  /** The packages inside a module and which uses which. */
  static String innerDiagram(InnerPackages packages) {
    var text = new StringBuilder("flowchart TB\n");
    packages
        .graph()
        .edges()
        .forEach((from, targets) ->
            targets.forEach(to ->
                text.append("  ")
                    .append(innerNode(from))
                    .append(" --> ")
                    .append(innerNode(to))
                    .append("\n")));
    return text.toString();
  }

  private static String innerNode(String name) {
    return name.equals(InnerPackages.ROOT) ? "root([\"the module's own package\"])" : name;
  }

  private static String node(DeclaredModule module) {
    return "  " + module.name() + "[\"" + module.displayName() + "\"]\n";
  }

  static String moduleDiagram(Codebase codebase, DeclaredModule module) {
    var text = new StringBuilder("flowchart LR\n");
    var neighbours = new TreeSet<String>();
    var lines = new ArrayList<String>();
    DependencyGraph.ofCode(codebase)
        .targetsOf(module.name())
        .forEach(target -> {
          neighbours.add(target);
          lines.add("  " + module.name() + " --> " + target);
        });
    eventCounts(codebase)
        .forEach((from, targets) ->
            targets.forEach((to, count) -> {
              if (from.equals(module.name()) || to.equals(module.name())) {
                neighbours.add(from.equals(module.name()) ? to : from);
                lines.add("  " + from + " -. " + eventNames(codebase, from, to) + " .-> " + to);
              }
            }));
    neighbours.remove(module.name());
    text.append("  ").append(module.name()).append("([\"").append(module.displayName());
    text.append("\"])\n");
    neighbours.forEach(it -> text.append(node(codebase.modules.get(it))));
    lines.forEach(it -> text.append(it).append("\n"));
    return text.toString();
  }

  private static String eventNames(Codebase codebase, String from, String to) {
    return EventFlows.of(codebase).stream()
        .filter(flow -> flow.from().equals(from) && flow.to().name().equals(to))
        .map(it -> it.event().type().getSimpleName())
        .distinct()
        .collect(Collectors.joining("<br/>", "\"", "\""));
  }
}
