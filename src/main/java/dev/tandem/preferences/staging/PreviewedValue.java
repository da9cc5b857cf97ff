package dev.tandem.preferences.staging;

import dev.tandem.preferences.plan.RowNote;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping makes of a value, by the rows of a sample.
 *
 * @param rows of the sample that have it
 * @param question the key of the question that it answers; null if it answers none
 */
public record PreviewedValue(
    String key, @Nullable String value, long rows, @Nullable String question, RowNote note) {

  PreviewedValue withRows(long counted) {
    return new PreviewedValue(key, value, counted, question, note);
  }
}
