package dev.tandem.recommendations;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** What the past teaches, as of a moment: a pure function of profiles, meetings and ratings. */
record Learned(TextIndex text, Ease ease, ImplicitAls als, Map<MentorId, Track> tracks) {

  private static final double MEAN_OF_NONE = 4;

  static Learned of(
      Collection<Mentor> mentors,
      Map<MenteeId, Set<MentorId>> met,
      Map<MentorId, Track> tracks,
      double lambda) {
    var meetings = Meetings.of(met);
    return new Learned(
        TextIndex.of(mentors),
        Ease.of(meetings, lambda),
        ImplicitAls.of(meetings),
        Map.copyOf(tracks));
  }

  Track track(MentorId mentor) {
    return tracks.getOrDefault(mentor, Track.NONE);
  }

  /** The mean of all ratings of mentors. */
  double meanStars() {
    long ratings = tracks.values().stream().mapToLong(Track::ratings).sum();
    long stars = tracks.values().stream().mapToLong(Track::stars).sum();
    return ratings == 0 ? MEAN_OF_NONE : (double) stars / ratings;
  }
}
