package dev.tandem.recommendations.favourite;

import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * A button that keeps a mentor as a favourite, or removes them.
 *
 * @param kept whether the mentor is one now
 */
@ValueObject
public record FavouriteToggle(UUID mentor, String name, boolean kept) {}
