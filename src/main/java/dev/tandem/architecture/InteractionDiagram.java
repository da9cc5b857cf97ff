package dev.tandem.architecture;

import dev.tandem.architecture.ArrowCurve.Point;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.web.util.HtmlUtils;

/**
 * Draws modules on a circle and an arrow for each pair of which one uses the other. What stands out
 * does so by its line and by words.
 */
final class InteractionDiagram {

  private static final int WIDTH = 1040;
  private static final int HEIGHT = 640;
  private static final int BOX_WIDTH = 150;
  private static final int BOX_HEIGHT = 40;

  /** Where on their lines labels are, in turns: nearer to the source, as the middle is crowded. */
  private static final double[] LABEL_PLACES = {0.22, 0.32, 0.42};

  private final String name;
  private final Map<String, String> titles;
  private final List<ModuleArrow> arrows;

  /**
   * @param name of the diagram, for its title and within the page
   * @param titles of the modules, by their name
   */
  InteractionDiagram(String name, Map<String, String> titles, List<ModuleArrow> arrows) {
    this.name = name;
    this.titles = titles;
    this.arrows =
        arrows.stream().filter(it -> it.status() != InteractionStatus.NOT_NEEDED).toList();
  }

  private record DrawnArrow(ModuleArrow arrow, ArrowCurve curve) {}

  String svg() {
    var places = places();
    var drawn = arrows.stream().map(arrow -> draw(arrow, places)).toList();
    var svg = new StringBuilder(opening());
    drawn.forEach(it -> svg.append(line(it.arrow(), it.curve())));
    places.forEach((module, at) -> svg.append(box(title(module), at)));
    for (int i = 0; i < drawn.size(); i++) {
      var place = LABEL_PLACES[i % LABEL_PLACES.length];
      svg.append(label(drawn.get(i).arrow(), drawn.get(i).curve().at(place)));
    }
    return svg.append("</svg>\n").toString();
  }

  private static DrawnArrow draw(ModuleArrow arrow, Map<String, Point> places) {
    var from = Objects.requireNonNull(places.get(arrow.source()));
    var to = Objects.requireNonNull(places.get(arrow.target()));
    return new DrawnArrow(arrow, ArrowCurve.between(from, to, BOX_WIDTH, BOX_HEIGHT));
  }

  private Map<String, Point> places() {
    var modules = new TreeSet<String>();
    arrows.forEach(arrow -> modules.addAll(List.of(arrow.source(), arrow.target())));
    var places = new TreeMap<String, Point>();
    for (var module : modules) {
      double angle = 2 * Math.PI * places.size() / modules.size() - Math.PI / 2;
      places.put(
          module,
          new Point(
              WIDTH / 2.0 + (WIDTH - BOX_WIDTH - 20) / 2.0 * Math.cos(angle),
              HEIGHT / 2.0 + (HEIGHT - BOX_HEIGHT - 20) / 2.0 * Math.sin(angle)));
    }
    return places;
  }

  private String title(String module) {
    return HtmlUtils.htmlEscape(titles.getOrDefault(module, module));
  }

  private String opening() {
    return String.format(
        Locale.ROOT,
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" role="img" font-family="inherit">
        <title>%3$s</title>
        <defs><marker id="%4$s" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" \
        markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L10 5L0 10z" fill="currentColor"/></marker></defs>
        """,
        WIDTH,
        HEIGHT,
        HtmlUtils.htmlEscape(name),
        tip());
  }

  private String tip() {
    return "tip-" + name.replaceAll("\\W+", "-");
  }

  private String line(ModuleArrow arrow, ArrowCurve curve) {
    return """
    <g><title>%s to %s: %s</title><path d="%s" fill="none" stroke="currentColor" %s marker-end="url(#%s)"/></g>
    """
        .formatted(
            title(arrow.source()),
            title(arrow.target()),
            sentence(arrow),
            curve.path(),
            style(arrow.status()),
            tip());
  }

  static String style(InteractionStatus status) {
    return switch (status) {
      case UNDECLARED -> "stroke-width=\"3.5\" stroke-dasharray=\"14 5\"";
      case UNUSED, NOT_NEEDED -> "stroke-width=\"1.2\" stroke-dasharray=\"1.5 5\"";
      case SEEN -> "stroke-width=\"1.5\"";
    };
  }

  private static String sentence(ModuleArrow arrow) {
    return String.format(
        Locale.ROOT,
        "%d of %d declared seen, %d not declared, %d times",
        arrow.count(InteractionStatus.SEEN),
        arrow.declared(),
        arrow.count(InteractionStatus.UNDECLARED),
        arrow.times());
  }

  private static String label(ModuleArrow arrow, Point at) {
    var text =
        switch (arrow.status()) {
          case UNDECLARED -> "not declared: " + arrow.count(InteractionStatus.UNDECLARED);
          case UNUSED, NOT_NEEDED -> "0/" + arrow.declared();
          case SEEN ->
              arrow.count(InteractionStatus.SEEN) + "/" + arrow.declared() + " · " + arrow.times();
        };
    return String.format(
        Locale.ROOT,
        "<text x=\"%.0f\" y=\"%.0f\" font-size=\"12\" fill=\"currentColor\" text-anchor=\"middle\""
            + " stroke=\"var(--surface)\" stroke-width=\"4\" paint-order=\"stroke\">%s</text>\n",
        at.x(),
        at.y() + 4,
        text);
  }

  private static String box(String title, Point at) {
    return String.format(
        Locale.ROOT,
        "<rect fill=\"canvas\" stroke=\"currentColor\" x=\"%.0f\" y=\"%.0f\" width=\"%d\""
            + " height=\"%d\" rx=\"8\"/><text x=\"%.0f\" y=\"%.0f\" text-anchor=\"middle\""
            + " font-size=\"15\" fill=\"currentColor\">%s</text>\n",
        at.x() - BOX_WIDTH / 2.0,
        at.y() - BOX_HEIGHT / 2.0,
        BOX_WIDTH,
        BOX_HEIGHT,
        at.x(),
        at.y() + 5,
        title);
  }
}
