package dev.tandem.recommendations;

import org.jmolecules.ddd.annotation.ValueObject;

/**
 * What past sessions say of a mentor.
 *
 * @param kept sessions that took place
 * @param broken sessions that the mentor cancelled or did not come to
 * @param ratings how many, by {@code raters} mentees, adding up to {@code stars}
 */
@ValueObject
record Track(int kept, int broken, int ratings, int raters, int stars) {

  static final Track NONE = new Track(0, 0, 0, 0, 0);

  double average() {
    return (double) stars / ratings;
  }

  /** The share of promised sessions that were kept, with four kept ones lent to everyone. */
  double reliability() {
    return (kept + 4.0) / (kept + broken + 4.0);
  }

  /** The average drawn towards the mean of all, as if five ratings of that were lent. */
  double prior(double mean) {
    return (stars + 5 * mean) / (ratings + 5);
  }
}
