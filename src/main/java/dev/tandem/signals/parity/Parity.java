package dev.tandem.signals.parity;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * What was last heard of a comparison of both sets of rules.
 *
 * @param deciding whose decisions count: {@code FORMER} or {@code NEW}
 * @param members who take part
 * @param pending members for whom the other decisions still count
 * @param compared decisions that both have taken
 * @param different of these, how many differed
 * @param membersWithDifference for whom something differs now
 * @param looser decisions that mean more mail here now, without the member's own choice
 */
public record Parity(
    UUID migrationId,
    Instant at,
    String deciding,
    long members,
    long pending,
    long compared,
    long different,
    long membersWithDifference,
    long looser) {

  /** In sentences. */
  public String describe() {
    return String.format(
        Locale.ENGLISH,
        "The rules of the %s decide for %,d members%s. Of %,d decisions that both have taken, %,d differed; something differs now for %,d members, and %,d decisions mean more mail here.",
        deciding.equals("FORMER") ? "former platform" : "present platform",
        members - pending,
        pending == 0 ? "" : String.format(Locale.ENGLISH, ", and for %,d more soon", pending),
        compared,
        different,
        membersWithDifference,
        looser);
  }
}
