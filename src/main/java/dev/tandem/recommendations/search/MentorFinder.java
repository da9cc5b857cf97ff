package dev.tandem.recommendations.search;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.paging.CursorPaging;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.RecommendationsProperties;
import dev.tandem.recommendations.candidate.CandidateCache;
import dev.tandem.recommendations.candidate.Mentee;
import dev.tandem.recommendations.candidate.MenteeQueries;
import dev.tandem.recommendations.favourite.FavouriteService;
import dev.tandem.recommendations.favourite.OwnFavourites;
import dev.tandem.recommendations.model.ModelTrainer;
import dev.tandem.recommendations.ranking.ReasonFinder;
import dev.tandem.recommendations.ranking.SearchCriteria;
import java.time.Clock;
import java.time.Instant;
import org.jmolecules.ddd.annotation.Service;

/** Finds mentors for whoever asks; who is no mentee sees what everybody can book. */
@Service
class MentorFinder {

  private final CandidateCache candidates;
  private final MenteeQueries mentees;
  private final ModelTrainer trainer;
  private final FavouriteService favourites;
  private final RecommendationsProperties properties;
  private final Clock clock;

  MentorFinder(
      CandidateCache candidates,
      MenteeQueries mentees,
      ModelTrainer trainer,
      FavouriteService favourites,
      RecommendationsProperties properties,
      Clock clock) {
    this.candidates = candidates;
    this.mentees = mentees;
    this.trainer = trainer;
    this.favourites = favourites;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * @param reasons why a mentor may fit
   * @param dataVersion of the model by which the order is made
   */
  record Answer(
      SearchResult result,
      OwnFavourites favourites,
      ReasonFinder reasons,
      Instant now,
      String dataVersion) {}

  /** Without a transaction: whoever waits for candidates to be read again holds no connection. */
  Answer find(SearchQuestion question, Caller caller, CursorPaging paging) {
    var now = clock.instant();
    var criteria = new SearchCriteria(mentee(caller), null, now, properties.bookableWithin());
    var trained = trainer.current();
    var model = trained.model();
    var known = candidates.current();
    var own = favourites.of(caller);
    var result = new MentorSearch(model, properties, criteria, own).find(question, known, paging);
    var reasons = new ReasonFinder(criteria, model, known, properties.newFor());
    return new Answer(result, own, reasons, now, trained.name());
  }

  private Mentee mentee(Caller caller) {
    var id = new MenteeId(caller.memberId());
    return caller.is(Role.MENTEE)
        ? mentees.findMentee(id).orElseGet(() -> Mentee.unknown(id))
        : Mentee.unknown(id);
  }
}
