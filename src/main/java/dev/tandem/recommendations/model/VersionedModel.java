package dev.tandem.recommendations.model;

import dev.tandem.kernel.time.Ids;

/**
 * A model and the data that it was trained on.
 *
 * @param version changes with every row of that data
 */
public record VersionedModel(String version, TrainedModel model) {

  /** The version without what it tells of the data. */
  public String name() {
    return Ids.named(version).toString();
  }
}
