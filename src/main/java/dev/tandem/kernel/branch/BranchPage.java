package dev.tandem.kernel.branch;

import dev.tandem.kernel.web.Page;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A branch on the page of its module, with what was done to it.
 *
 * @param zone of the viewer
 */
public record BranchPage(BranchView branch, Page<BranchChange> history, ZoneId zone) {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss", Locale.ENGLISH);

  public String format(Instant instant) {
    return FORMAT.format(instant.atZone(zone));
  }
}
