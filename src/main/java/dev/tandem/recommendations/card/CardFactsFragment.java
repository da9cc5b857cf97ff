package dev.tandem.recommendations.card;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Problem;
import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.candidate.CandidateCache;
import dev.tandem.recommendations.favourite.FavouriteService;
import dev.tandem.recommendations.model.ModelTrainer;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Fills the cards of a page of mentors, all in one request; what is not known stays empty. */
@Controller
class CardFactsFragment {

  private static final int MAX_MENTORS = 50;

  private final CandidateCache candidates;
  private final ModelTrainer trainer;
  private final FavouriteService favourites;
  private final Clock clock;

  CardFactsFragment(
      CandidateCache candidates, ModelTrainer trainer, FavouriteService favourites, Clock clock) {
    this.candidates = candidates;
    this.trainer = trainer;
    this.favourites = favourites;
    this.clock = clock;
  }

  /**
   * @throws Problem 400 for more than {@value #MAX_MENTORS} mentors
   */
  @GetMapping("/recommendations/fragments/facts")
  String show(
      @RequestParam(defaultValue = "") List<UUID> mentor, Caller caller, ZoneId zone, Model model) {
    if (mentor.size() > MAX_MENTORS) {
      throw Problem.malformed("Ask about at most " + MAX_MENTORS + " mentors at once.");
    }
    var now = clock.instant();
    var known = candidates.current();
    var trained = trainer.current().model();
    model.addAttribute("favourites", favourites.of(caller));
    model.addAttribute(
        "facts",
        mentor.stream()
            .distinct()
            .map(MentorId::new)
            .map(known::find)
            .flatMap(Optional::stream)
            .map(it -> CardFacts.of(it, trained.trackRecord(it.id()), now, zone))
            .flatMap(Optional::stream)
            .toList());
    return "recommendations/facts";
  }
}
