package dev.tandem.recommendations.model;

import dev.tandem.kernel.time.Ids;

/**
 * A model and the data that it was trained on.
 *
 * @param profiles the fingerprint of the profiles
 * @param meetings the fingerprint of the meetings and ratings
 */
public record VersionedModel(String profiles, String meetings, TrainedModel model) {

  /** The version of the data without what it tells of the data. */
  public String name() {
    return Ids.named(profiles + "/" + meetings).toString();
  }
}
