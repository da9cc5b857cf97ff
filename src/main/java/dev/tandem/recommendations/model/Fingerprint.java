package dev.tandem.recommendations.model;

import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.candidate.Mentor;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Names data by its content: the same for the same data in whatever order and process. The sum of
 * 64-bit hashes.
 */
final class Fingerprint {

  private Fingerprint() {}

  static String ofProfiles(Collection<Mentor> mentors) {
    long sum = mentors.size();
    for (var mentor : mentors) {
      int text = Objects.hash(mentor.headline(), mentor.bio(), mentor.skills());
      sum += mix(hash(mentor.id().value()) + text);
    }
    return Long.toHexString(sum);
  }

  static String ofMeetings(
      Map<MenteeId, Set<MentorId>> met, Map<MentorId, TrackRecord> trackRecords) {
    long sum = 0;
    for (var row : met.entrySet()) {
      long mentee = hash(row.getKey().value());
      for (var mentor : row.getValue()) {
        sum += mix(mentee + 31 * hash(mentor.value()));
      }
    }
    for (var entry : trackRecords.entrySet()) {
      var track = entry.getValue();
      int counts =
          Objects.hash(
              track.completedSessions(),
              track.missedSessions(),
              track.ratingCount(),
              track.raterCount(),
              track.totalStars());
      sum += mix(hash(entry.getKey().value()) + counts);
    }
    return Long.toHexString(sum);
  }

  private static long hash(UUID id) {
    return mix(mix(id.getMostSignificantBits()) + id.getLeastSignificantBits());
  }

  /** The finalizer of SplitMix64: each bit of the argument changes half the bits of the result. */
  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
