package dev.tandem.architecture;

import java.util.Locale;

/**
 * The line of an arrow, from edge to edge of two boxes. It is bent to the right, so that those of
 * both directions stay apart.
 */
record ArrowCurve(Point start, Point bend, Point end) {

  private static final int BEND = 26;

  record Point(double x, double y) {}

  static ArrowCurve between(Point from, Point to, double boxWidth, double boxHeight) {
    double dx = to.x() - from.x();
    double dy = to.y() - from.y();
    double length = Math.max(1, Math.hypot(dx, dy));
    var bend =
        new Point(
            (from.x() + to.x()) / 2 - dy / length * BEND,
            (from.y() + to.y()) / 2 + dx / length * BEND);
    return new ArrowCurve(
        border(from, bend, boxWidth, boxHeight), bend, border(to, bend, boxWidth, boxHeight));
  }

  /** Where the line from the middle of a box to a point leaves the box. */
  private static Point border(Point box, Point towards, double width, double height) {
    double dx = towards.x() - box.x();
    double dy = towards.y() - box.y();
    double scale =
        Math.min(
            dx == 0 ? Double.MAX_VALUE : width / 2 / Math.abs(dx),
            dy == 0 ? Double.MAX_VALUE : height / 2 / Math.abs(dy));
    return new Point(box.x() + dx * scale, box.y() + dy * scale);
  }

  String path() {
    return String.format(
        Locale.ROOT,
        "M%.0f %.0fQ%.0f %.0f %.0f %.0f",
        start.x(),
        start.y(),
        bend.x(),
        bend.y(),
        end.x(),
        end.y());
  }

  /**
   * @param part of the way from 0, its start, to 1, its end
   */
  Point at(double part) {
    double rest = 1 - part;
    return new Point(
        rest * rest * start.x() + 2 * rest * part * bend.x() + part * part * end.x(),
        rest * rest * start.y() + 2 * rest * part * bend.y() + part * part * end.y());
  }
}
