package dev.tandem.signals.admin;

import dev.tandem.signals.figure.FigureSide;
import dev.tandem.signals.figure.ItemDifference;
import java.util.List;

/**
 * Which items the accounts of an hour do not have in common.
 *
 * @param told the accounts that tell what they counted
 */
record FigureDrillDown(List<FigureSide> told, List<ItemDifference> differences) {

  /** Longer lists help nobody; the first are shown. */
  static final int SHOWN = 200;

  FigureDrillDown {
    told = List.copyOf(told);
    differences = List.copyOf(differences);
  }

  public boolean isComparable() {
    return told.size() > 1;
  }

  public List<ItemDifference> shown() {
    return differences.stream().limit(SHOWN).toList();
  }
}
