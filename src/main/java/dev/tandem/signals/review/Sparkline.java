package dev.tandem.signals.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * A small chart, as the path of an SVG of 120 by 24. It needs no colour: a line, and a dot for the
 * last value.
 *
 * @param path empty if there is no value
 * @param lastX where the last value is, as {@code lastY}
 */
record Sparkline(String path, double lastX, double lastY) {

  private static final double WIDTH = 116;
  private static final double HEIGHT = 20;
  private static final double MARGIN = 2;

  /**
   * @param values null where there is none, which leaves a gap
   */
  static Sparkline of(List<@Nullable Double> values) {
    double high = Math.max(0, given(values).max().orElse(0));
    double low = Math.min(0, given(values).min().orElse(0));
    List<String> path = new ArrayList<>();
    boolean gap = true;
    double lastX = 0;
    double lastY = 0;
    for (int i = 0; i < values.size(); i++) {
      var value = values.get(i);
      if (value != null) {
        lastX = MARGIN + (values.size() == 1 ? 0 : WIDTH * i / (values.size() - 1));
        lastY = MARGIN + HEIGHT - (high == low ? 0 : HEIGHT * (value - low) / (high - low));
        path.add(String.format(Locale.ROOT, "%s%.1f %.1f", gap ? "M" : "L", lastX, lastY));
      }
      gap = value == null;
    }
    return new Sparkline(String.join(" ", path), lastX, lastY);
  }

  private static DoubleStream given(List<@Nullable Double> values) {
    return values.stream().filter(Objects::nonNull).mapToDouble(Double::doubleValue);
  }

  public boolean isEmpty() {
    return path.isEmpty();
  }
}
