package dev.tandem.recommendations.card;

import dev.tandem.access.identity.Caller;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.candidate.Candidate;
import dev.tandem.recommendations.candidate.CandidateCache;
import dev.tandem.recommendations.candidate.Mentee;
import dev.tandem.recommendations.candidate.MenteeQueries;
import dev.tandem.recommendations.favourite.FavouriteService;
import dev.tandem.recommendations.model.ModelTrainer;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jmolecules.ddd.annotation.Service;

/** The mentors to whom a mentee may come back, as far as the mentee can book something of them. */
@Service
class KnownMentors {

  private static final int MAX_SHOWN = 4;

  private final FavouriteService favourites;
  private final MenteeQueries mentees;
  private final CandidateCache candidates;
  private final ModelTrainer trainer;
  private final Clock clock;

  KnownMentors(
      FavouriteService favourites,
      MenteeQueries mentees,
      CandidateCache candidates,
      ModelTrainer trainer,
      Clock clock) {
    this.favourites = favourites;
    this.mentees = mentees;
    this.candidates = candidates;
    this.trainer = trainer;
    this.clock = clock;
  }

  /**
   * Some of them; there are pages of all.
   *
   * @param favourites the latest first
   * @param met the other mentors of sessions that took place, the latest first
   */
  record Known(List<KnownMentor> favourites, List<KnownMentor> met) {}

  Known of(Caller caller, ZoneId zone) {
    var id = new MenteeId(caller.memberId());
    var mentee = mentees.findMentee(id).orElseGet(() -> Mentee.unknown(id));
    var kept = favourites.of(caller);
    var met = mentees.lastMet(id).stream().filter(it -> !kept.contains(it)).toList();
    return new Known(show(kept.mentors(), mentee, zone), show(met, mentee, zone));
  }

  private List<KnownMentor> show(Collection<MentorId> mentors, Mentee mentee, ZoneId zone) {
    var known = candidates.current();
    return mentors.stream()
        .map(known::find)
        .flatMap(Optional::stream)
        .filter(it -> it.isBookableBy(mentee))
        .limit(MAX_SHOWN)
        .map(it -> show(it, mentee, zone))
        .toList();
  }

  private KnownMentor show(Candidate candidate, Mentee mentee, ZoneId zone) {
    var track = trainer.current().model().trackRecord(candidate.id());
    var offerings = candidate.bookableOfferings(mentee);
    return new KnownMentor(
        candidate.id().value(),
        candidate.mentor().name(),
        mentee.met().contains(candidate.id()),
        CardFacts.of(candidate, offerings, track, clock.instant(), zone));
  }
}
