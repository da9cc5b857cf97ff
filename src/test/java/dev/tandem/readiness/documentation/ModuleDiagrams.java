package dev.tandem.readiness.documentation;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import dev.tandem.readiness.codebase.DependencyGraph;
import dev.tandem.readiness.codebase.InnerPackages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Draws the graphs of modules as Mermaid, for code hosts, and as SVG, for the architecture page.
 */
final class ModuleDiagrams {

  private static final int WIDTH = 840;
  private static final int BOX_WIDTH = 150;
  private static final int BOX_HEIGHT = 46;
  private static final int ROW_HEIGHT = 110;

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

  /** Modules that no other module needs are at the top, each above the modules that it needs. */
  static String codeSvg(Codebase codebase) {
    var graph = codeGraph(codebase);
    var levels = new TreeMap<Integer, List<String>>();
    codebase.modules.values().stream()
        .filter(it -> !it.inKernel())
        .forEach(module ->
            levels
                .computeIfAbsent(depth(graph, module.name()), level -> new ArrayList<>())
                .add(module.name()));
    var places = new TreeMap<String, int[]>();
    var top = levels.isEmpty() ? 0 : levels.lastKey();
    levels.forEach((level, names) -> {
      for (int i = 0; i < names.size(); i++) {
        var x = WIDTH * (2 * i + 1) / (2 * names.size());
        places.put(names.get(i), new int[] {x, 50 + (top - level) * ROW_HEIGHT});
      }
    });
    var high = 50 + (top + 1) * ROW_HEIGHT;
    var kernel =
        codebase.modules.values().stream()
            .filter(DeclaredModule::inKernel)
            .map(DeclaredModule::name)
            .toList();
    for (int i = 0; i < kernel.size(); i++) {
      places.put(kernel.get(i), new int[] {WIDTH * (2 * i + 1) / (2 * kernel.size()), high});
    }
    var svg = openSvg(high + 70, "Code dependencies between modules");
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"8\" y=\"%d\" width=\"%d\" height=\"82\" rx=\"10\" fill=\"none\""
                + " stroke=\"currentColor\" stroke-opacity=\"0.35\" stroke-dasharray=\"3 4\"/>"
                + "<text x=\"20\" y=\"%d\" font-size=\"13\" fill=\"currentColor\">shared kernel:"
                + " part of every process</text>\n",
            high - 50,
            WIDTH - 16,
            high - 33));
    graph
        .edges()
        .forEach((from, targets) ->
            targets.forEach(to -> svg.append(arrow(places.get(from), places.get(to), "", ""))));
    places.forEach((name, at) -> svg.append(box(codebase, name, at)));
    return svg.append("</svg>\n").toString();
  }

  private static int depth(DependencyGraph graph, String module) {
    return graph.targetsOf(module).stream()
        .filter(it -> !graph.targetsOf(it).contains(module))
        .mapToInt(it -> depth(graph, it) + 1)
        .max()
        .orElse(0);
  }

  /** Modules on a circle, an arrow for the events from one to another with their number. */
  static String eventsSvg(Codebase codebase) {
    var flows = eventCounts(codebase);
    var names = new TreeSet<>(flows.keySet());
    flows.values().forEach(it -> names.addAll(it.keySet()));
    var places = new TreeMap<String, int[]>();
    var list = List.copyOf(names);
    for (int i = 0; i < list.size(); i++) {
      var angle = 2 * Math.PI * i / list.size() - Math.PI / 2;
      places.put(
          list.get(i),
          new int[] {
            (int) Math.round(WIDTH / 2.0 + 300 * Math.cos(angle)),
            (int) Math.round(260 + 200 * Math.sin(angle))
          });
    }
    var svg = openSvg(520, "Event flows between modules");
    flows.forEach((from, targets) ->
        targets.forEach((to, count) ->
            svg.append(
                arrow(
                    places.get(from),
                    places.get(to),
                    String.valueOf(count),
                    " stroke-dasharray=\"6 4\""))));
    places.forEach((name, at) -> svg.append(box(codebase, name, at)));
    return svg.append("</svg>\n").toString();
  }

  private static StringBuilder openSvg(int height, String title) {
    return new StringBuilder(
        String.format(
            Locale.ROOT,
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" role="img" width="%1$d" font-family="inherit">
            <title>%3$s</title>
            <defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" \
            markerHeight="7" orient="auto-start-reverse"><path d="M0 0L10 5L0 10z" fill="currentColor"/></marker></defs>
            """,
            WIDTH,
            height,
            title));
  }

  private static String box(Codebase codebase, String name, int[] at) {
    return String.format(
        Locale.ROOT,
        "<g><rect fill=\"canvas\" stroke=\"currentColor\" x=\"%d\" y=\"%d\" width=\"%d\""
            + " height=\"%d\" rx=\"8\"/><text x=\"%d\" y=\"%d\" text-anchor=\"middle\""
            + " font-size=\"15\" fill=\"currentColor\">%s</text></g>\n",
        at[0] - BOX_WIDTH / 2,
        at[1] - BOX_HEIGHT / 2,
        BOX_WIDTH,
        BOX_HEIGHT,
        at[0],
        at[1] + 5,
        codebase.modules.get(name).displayName());
  }

  /** From edge to edge of the boxes, bent to the right so that two directions stay apart. */
  private static String arrow(int[] from, int[] to, String label, String style) {
    var bend = label.isEmpty() ? 0 : 26;
    double dx = to[0] - from[0];
    double dy = to[1] - from[1];
    var length = Math.max(1, Math.hypot(dx, dy));
    var middle =
        new double[] {
          (from[0] + to[0]) / 2.0 - dy / length * bend, (from[1] + to[1]) / 2.0 + dx / length * bend
        };
    var start = boxBorderTowards(from, middle);
    var end = boxBorderTowards(to, middle);
    var text =
        label.isEmpty()
            ? ""
            : String.format(
                Locale.ROOT,
                "<text x=\"%.0f\" y=\"%.0f\" font-size=\"13\" fill=\"currentColor\""
                    + " text-anchor=\"middle\">%s</text>",
                (start[0] + end[0]) / 4 + middle[0] / 2 - dy / length * 9,
                (start[1] + end[1]) / 4 + middle[1] / 2 + dx / length * 9 + 4,
                label);
    return String.format(
        Locale.ROOT,
        "<path d=\"M%.0f %.0fQ%.0f %.0f %.0f %.0f\" fill=\"none\" stroke=\"currentColor\""
            + " stroke-width=\"1.4\" marker-end=\"url(#tip)\"%s/>%s\n",
        start[0],
        start[1],
        middle[0],
        middle[1],
        end[0],
        end[1],
        style.isEmpty() ? "" : style,
        text);
  }

  private static double[] boxBorderTowards(int[] box, double[] towards) {
    var dx = towards[0] - box[0];
    var dy = towards[1] - box[1];
    var scale =
        Math.min(
            dx == 0 ? 1e9 : (BOX_WIDTH / 2.0) / Math.abs(dx),
            dy == 0 ? 1e9 : (BOX_HEIGHT / 2.0) / Math.abs(dy));
    return new double[] {box[0] + dx * scale, box[1] + dy * scale};
  }

  static Map<String, String> svgFiles(Codebase codebase) {
    return Map.of("code.svg", codeSvg(codebase), "events.svg", eventsSvg(codebase));
  }
}
