package dev.tandem.signals.figure;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Something that one account has and another has not.
 *
 * @param in the accounts that have it
 */
public record ItemDifference(UUID item, Set<FigureSide> in) {

  public ItemDifference {
    in = Set.copyOf(in);
  }

  /**
   * @param told what each account counted, of those that tell it
   */
  public static List<ItemDifference> between(Map<FigureSide, Set<UUID>> told) {
    return told.values().stream()
        .flatMap(Collection::stream)
        .distinct()
        .sorted()
        .map(item -> new ItemDifference(item, holders(item, told)))
        .filter(it -> it.in().size() < told.size())
        .toList();
  }

  private static Set<FigureSide> holders(UUID item, Map<FigureSide, Set<UUID>> told) {
    var holders = EnumSet.noneOf(FigureSide.class);
    told.forEach((side, items) -> {
      if (items.contains(item)) {
        holders.add(side);
      }
    });
    return holders;
  }
}
