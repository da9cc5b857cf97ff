package dev.tandem.readiness.documentation;

import java.util.Locale;

/** Boxes and arrows of a drawing. */
final class SvgParts {

  static final int WIDTH = 840;
  static final int BOX_WIDTH = 150;
  static final int BOX_HEIGHT = 46;

  private SvgParts() {}

  static StringBuilder open(int height, String title) {
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

  static String box(String name, int[] at) {
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
        name);
  }

  /** From edge to edge of the boxes. */
  static String arrow(int[] from, int[] to) {
    var start = boxBorderTowards(from, to);
    var end = boxBorderTowards(to, from);
    return String.format(
        Locale.ROOT,
        "<path d=\"M%.0f %.0fL%.0f %.0f\" fill=\"none\" stroke=\"currentColor\""
            + " stroke-width=\"1.4\" marker-end=\"url(#tip)\"/>\n",
        start[0],
        start[1],
        end[0],
        end[1]);
  }

  private static double[] boxBorderTowards(int[] box, int[] towards) {
    double dx = towards[0] - box[0];
    double dy = towards[1] - box[1];
    var scale =
        Math.min(
            dx == 0 ? 1e9 : (BOX_WIDTH / 2.0) / Math.abs(dx),
            dy == 0 ? 1e9 : (BOX_HEIGHT / 2.0) / Math.abs(dy));
    return new double[] {box[0] + dx * scale, box[1] + dy * scale};
  }
}
