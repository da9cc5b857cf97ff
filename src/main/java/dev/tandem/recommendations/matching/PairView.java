package dev.tandem.recommendations.matching;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pair of a match as the API shows it.
 *
 * @param choice which of the mentee's own choices this is, from 1; null if none of them
 */
record PairView(UUID menteeId, @Nullable UUID mentorId, @Nullable Integer choice, boolean locked) {

  static PairView of(Pairing pairing) {
    var mentor = pairing.mentor();
    return new PairView(
        pairing.mentee().value(),
        mentor == null ? null : mentor.value(),
        pairing.preferenceRank(),
        pairing.locked());
  }
}
