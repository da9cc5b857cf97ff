package dev.tandem.recommendations.favourite;

import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.candidate.Mentor;
import java.util.Set;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * The favourites of a reader.
 *
 * @param mayKeep whether the reader is a mentee
 * @param mentors the latest first, also those whom the reader does not see any more
 */
@ValueObject
public record OwnFavourites(boolean mayKeep, Set<MentorId> mentors) {

  public boolean contains(MentorId mentor) {
    return mentors.contains(mentor);
  }

  /** The button of a mentor's card; null for readers who keep no favourites. */
  public @Nullable FavouriteToggle toggle(Mentor mentor) {
    return toggle(mentor.id(), mentor.name());
  }

  public @Nullable FavouriteToggle toggle(MentorId mentor, String name) {
    return mayKeep ? new FavouriteToggle(mentor.value(), name, contains(mentor)) : null;
  }
}
