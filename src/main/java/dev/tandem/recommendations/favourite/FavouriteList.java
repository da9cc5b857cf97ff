package dev.tandem.recommendations.favourite;

import dev.tandem.kernel.web.Problem;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;
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
   * @param seen whom the mentee sees; others, whom they cannot remove, make room for a new one
   * @throws Problem 422 if there are too many
   */
  @Transactional
  void add(MenteeId mentee, MentorId mentor, Predicate<MentorId> seen) {
    favourites.lock(mentee);
    var kept = favourites.findByMentee(mentee);
    if (kept.stream().anyMatch(it -> it.id().mentor().equals(mentor))) {
      return;
    }
    if (kept.size() >= MAX_FAVOURITES) {
      makeRoom(kept, seen);
    }
    favourites.insert(mentee, mentor, clock.instant());
  }

  private void makeRoom(List<Favourite> kept, Predicate<MentorId> seen) {
    var unseen = kept.stream().map(Favourite::id).filter(it -> !seen.test(it.mentor())).toList();
    if (unseen.isEmpty()) {
      throw Problem.refused(
          "too-many", "You can keep %s favourites. Remove one first.".formatted(MAX_FAVOURITES));
    }
    unseen.forEach(it -> favourites.delete(it.mentee(), it.mentor()));
  }

  @Transactional
  void remove(MenteeId mentee, MentorId mentor) {
    favourites.delete(mentee, mentor);
  }
}
