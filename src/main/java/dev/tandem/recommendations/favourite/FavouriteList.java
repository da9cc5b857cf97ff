package dev.tandem.recommendations.favourite;

import dev.tandem.kernel.web.Problem;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import java.time.Clock;
import java.util.List;
import org.jmolecules.ddd.annotation.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds to the favourites of a mentee and removes from them; both may be repeated. */
@Service
class FavouriteList {

  static final int MAX_FAVOURITES = 100;

  private final Favourites favourites;
  private final Clock clock;

  FavouriteList(Favourites favourites, Clock clock) {
    this.favourites = favourites;
    this.clock = clock;
  }

  /** The latest first. */
  List<Favourite> of(MenteeId mentee) {
    return favourites.findByMentee(mentee);
  }

  /**
   * @throws Problem 422 if there are too many
   */
  @Transactional
  void add(MenteeId mentee, MentorId mentor) {
    favourites.lock(mentee);
    var kept = favourites.findByMentee(mentee);
    if (kept.stream().anyMatch(it -> it.id().mentor().equals(mentor))) {
      return;
    }
    if (kept.size() >= MAX_FAVOURITES) {
      requirePlaceWithoutUnlisted(mentee);
    }
    favourites.insert(mentee, mentor, clock.instant());
  }

  private void requirePlaceWithoutUnlisted(MenteeId mentee) {
    favourites.deleteUnlisted(mentee);
    if (favourites.findByMentee(mentee).size() >= MAX_FAVOURITES) {
      throw Problem.refused(
          "too-many", "You can keep %s favourites. Remove one first.".formatted(MAX_FAVOURITES));
    }
  }

  @Transactional
  void remove(MenteeId mentee, MentorId mentor) {
    favourites.delete(mentee, mentor);
  }
}
