package dev.tandem.readiness.documentation;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import dev.tandem.readiness.codebase.DependencyGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Draws the code dependencies between modules as SVG, for the architecture page. */
final class ModuleGraphSvg {

  private static final int ROW_HEIGHT = 110;

  private ModuleGraphSvg() {}

  /** Modules that no other module needs are at the top, each above the modules that it needs. */
  static String codeSvg(Codebase codebase) {
    var graph = ModuleDiagrams.codeGraph(codebase);
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
        var x = SvgParts.WIDTH * (2 * i + 1) / (2 * names.size());
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
      places.put(
          kernel.get(i), new int[] {SvgParts.WIDTH * (2 * i + 1) / (2 * kernel.size()), high});
    }
    var svg = SvgParts.open(high + 70, "Code dependencies between modules");
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"8\" y=\"%d\" width=\"%d\" height=\"82\" rx=\"10\" fill=\"none\""
                + " stroke=\"currentColor\" stroke-opacity=\"0.35\" stroke-dasharray=\"3 4\"/>"
                + "<text x=\"20\" y=\"%d\" font-size=\"13\" fill=\"currentColor\">shared kernel:"
                + " part of every process</text>\n",
            high - 50,
            SvgParts.WIDTH - 16,
            high - 33));
    graph
        .edges()
        .forEach((from, targets) ->
            targets.forEach(to -> svg.append(SvgParts.arrow(places.get(from), places.get(to)))));
    places.forEach(
        (name, at) -> svg.append(SvgParts.box(codebase.modules.get(name).displayName(), at)));
    return svg.append("</svg>\n").toString();
  }

  private static int depth(DependencyGraph graph, String module) {
    return graph.targetsOf(module).stream()
        .filter(it -> !graph.targetsOf(it).contains(module))
        .mapToInt(it -> depth(graph, it) + 1)
        .max()
        .orElse(0);
  }
}
