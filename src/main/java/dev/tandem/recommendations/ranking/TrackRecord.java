package dev.tandem.recommendations.ranking;

import org.jmolecules.ddd.annotation.ValueObject;

/**
 * What past sessions say of a mentor.
 *
 * @param completedSessions sessions that took place
 * @param missedSessions sessions that the mentor cancelled or did not come to
 * @param ratingCount how many, by {@code raters} mentees, adding up to {@code stars}
 */
@ValueObject
record TrackRecord(
    int completedSessions, int missedSessions, int ratingCount, int raterCount, int totalStars) {

  static final TrackRecord NONE = new TrackRecord(0, 0, 0, 0, 0);

  double averageStars() {
    return (double) totalStars / ratingCount;
  }

  /** The share of promised sessions that were kept, with four kept ones lent to everyone. */
  double reliability() {
    return (completedSessions + 4.0) / (completedSessions + missedSessions + 4.0);
  }

  /** The average drawn towards the mean of all, as if five ratings of that were lent. */
  double smoothedRating(double mean) {
    return (totalStars + 5 * mean) / (ratingCount + 5);
  }
}
