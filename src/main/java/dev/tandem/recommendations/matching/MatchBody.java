package dev.tandem.recommendations.matching;

import dev.tandem.kernel.web.Problem;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks of a proposal.
 *
 * @param locked pairs that must not change; null for those locked or activated so far
 */
record MatchBody(@Nullable List<@Nullable LockedPair> locked) {

  @Nullable LockedPairs lockedPairs() {
    if (locked == null) {
      return null;
    }
    var pairs = new TreeMap<MenteeId, MentorId>();
    for (var pair : locked) {
      if (pair == null || pair.menteeId() == null || pair.mentorId() == null) {
        throw Problem.malformed("A locked pair needs a menteeId and a mentorId.");
      }
      if (pairs.put(new MenteeId(pair.menteeId()), new MentorId(pair.mentorId())) != null) {
        throw Problem.refused("locked-twice", "A mentee is locked to two mentors.");
      }
    }
    return new LockedPairs(pairs);
  }

  record LockedPair(@Nullable UUID menteeId, @Nullable UUID mentorId) {}
}
