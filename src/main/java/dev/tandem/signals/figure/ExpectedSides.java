package dev.tandem.signals.figure;

import dev.tandem.eventing.figures.FigureDefinition;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who has to give an account of a figure. */
final class ExpectedSides {

  private ExpectedSides() {}

  /**
   * @param stage of the module in that hour, as rollout names it; null if it was never changed
   */
  static Set<FigureSide> of(FigureDefinition figure, @Nullable String stage) {
    var sides =
        switch (stage) {
          case "SHADOW", "CANARY" -> EnumSet.of(FigureSide.HOME, FigureSide.SERVICE);
          case "AWAY" -> EnumSet.of(FigureSide.SERVICE);
          case null, default -> EnumSet.of(FigureSide.HOME);
        };
    if (figure.isToldByEvents()) {
      sides.add(FigureSide.EVENTS);
    }
    return sides;
  }
}
