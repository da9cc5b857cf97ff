package dev.tandem.preferences.dualread;

/**
 * How the decisions of both compare.
 *
 * @param members who take part
 * @param pending members for whom the other decisions still count
 * @param compared decisions that both have taken
 * @param different of these, how many differed
 * @param membersWithDifference for whom something differs now
 * @param looser decisions that mean more mail here now, without the member's own choice
 */
public record DualReadFigures(
    long members,
    long pending,
    long compared,
    long different,
    long membersWithDifference,
    long looser) {

  public long equal() {
    return compared - different;
  }
}
