package dev.tandem.recommendations.model;

import org.jmolecules.ddd.annotation.ValueObject;

/**
 * The past sessions and ratings of a mentor.
 *
 * @param missedSessions sessions that the mentor cancelled or did not attend
 * @param ratingCount ratings by mentees
 * @param raterCount different mentees among them
 * @param totalStars the sum of their stars
 */
@ValueObject
public record TrackRecord(
    int completedSessions, int missedSessions, int ratingCount, int raterCount, int totalStars) {

  private static final double ASSUMED_SESSIONS = 4;
  private static final double ASSUMED_RATINGS = 5;

  static final TrackRecord NONE = new TrackRecord(0, 0, 0, 0, 0);

  public double averageStars() {
    return (double) totalStars / ratingCount;
  }

  /** The average in tenths of a star, as it is shown; 0 without ratings. */
  public int tenthsOfStars() {
    return ratingCount == 0 ? 0 : (20 * totalStars + ratingCount) / (2 * ratingCount);
  }

  /** The share of sessions that took place, smoothed by four assumed completed sessions. */
  public double reliability() {
    return (completedSessions + ASSUMED_SESSIONS)
        / (completedSessions + missedSessions + ASSUMED_SESSIONS);
  }

  /** The average, smoothed by five assumed ratings of the overall mean. */
  public double smoothedRating(double mean) {
    return (totalStars + ASSUMED_RATINGS * mean) / (ratingCount + ASSUMED_RATINGS);
  }
}
