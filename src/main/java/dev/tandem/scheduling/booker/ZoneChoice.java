package dev.tandem.scheduling.booker;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The zone in which times are shown: the one in the address, otherwise the viewer's.
 *
 * @param chosen the zone as it stands in addresses; null for the viewer's own
 * @param refused what was typed, if it names no zone
 */
public record ZoneChoice(ZoneId zone, @Nullable String chosen, @Nullable String refused) {

  /** The zones to choose from: those named after a place. */
  static final List<String> PLACES =
      ZoneId.getAvailableZoneIds().stream()
          .filter(id -> id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
          .sorted()
          .toList();

  /** Whether the clocks of this zone and another show the same at that time. */
  public boolean agreesWith(ZoneId other, Instant at) {
    return zone.getRules().getOffset(at).equals(other.getRules().getOffset(at));
  }

  /**
   * @param typed the name of a zone, or of the city that one is named after; null or blank for the
   *     viewer's zone
   */
  public static ZoneChoice of(@Nullable String typed, ZoneId viewers) {
    if (typed == null || typed.isBlank()) {
      return new ZoneChoice(viewers, null, null);
    }
    var name = typed.strip();
    if (ZoneId.getAvailableZoneIds().contains(name)) {
      return new ZoneChoice(ZoneId.of(name), name, null);
    }
    var found =
        PLACES.stream().filter(id -> id.equalsIgnoreCase(name) || isCity(id, name)).toList();
    return found.size() == 1
        ? new ZoneChoice(ZoneId.of(found.getFirst()), found.getFirst(), null)
        : new ZoneChoice(viewers, null, name);
  }

  private static boolean isCity(String id, String name) {
    var city = id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    return city.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT));
  }
}
