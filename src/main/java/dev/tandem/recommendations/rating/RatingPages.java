package dev.tandem.recommendations.rating;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.time.DurationText;
import dev.tandem.kernel.web.Problem;
import dev.tandem.recommendations.BookingId;
import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.RecommendationsProperties;
import dev.tandem.recommendations.candidate.MentorQueries;
import dev.tandem.recommendations.favourite.FavouriteService;
import java.time.Clock;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Fragments of a session's page and of a mentor's page that show ratings and ask for one. */
@Controller
class RatingPages {

  private static final int COMMENT_LIMIT = 20;

  private final RatingService service;
  private final Ratings ratings;
  private final MentorQueries mentorQueries;
  private final FavouriteService favourites;
  private final RecommendationsProperties properties;
  private final Clock clock;

  RatingPages(
      RatingService service,
      Ratings ratings,
      MentorQueries mentorQueries,
      FavouriteService favourites,
      RecommendationsProperties properties,
      Clock clock) {
    this.service = service;
    this.ratings = ratings;
    this.mentorQueries = mentorQueries;
    this.favourites = favourites;
    this.properties = properties;
    this.clock = clock;
  }

  @GetMapping("/recommendations/fragments/bookings/{id}/rating")
  String rating(@PathVariable UUID id, Caller caller, ZoneId zone, Model model) {
    var session =
        ratings
            .findSession(new BookingId(id))
            .filter(it -> it.hasParticipant(caller.memberId()) || caller.is(Role.OPERATOR))
            .orElseThrow(() -> Problem.notFound("session"));
    var given = ratings.findByBookingOrderByGivenAt(session.booking());
    var window = properties.ratingWindow();
    var visible = SessionRatings.of(session, given, caller.memberId(), clock.instant(), window);
    var until = visible.ratableUntil();
    model.addAttribute("ratings", visible);
    model.addAttribute("until", until == null ? null : until.atZone(zone));
    model.addAttribute("revealed", given.stream().filter(Rating::isRevealed).toList());
    model.addAttribute("participant", session.hasParticipant(caller.memberId()));
    model.addAttribute("isMentee", caller.is(session.mentee().value()));
    model.addAttribute("mentor", mentorQueries.mentorName(session.mentor()).orElse("your mentor"));
    return "recommendations/rating";
  }

  @GetMapping("/recommendations/fragments/mentors/{id}")
  String mentor(@PathVariable UUID id, Model model) {
    addRatings(new MentorId(id), model);
    return "recommendations/mentor";
  }

  /** For browsers without scripts, in which a mentor's page has no parts. */
  @GetMapping("/recommendations/mentors/{id}")
  String ratingsOfMentor(@PathVariable UUID id, Caller caller, Model model) {
    var mentor = new MentorId(id);
    var seen = favourites.find(caller, mentor).orElseThrow(() -> Problem.notFound("mentor"));
    model.addAttribute("id", id);
    model.addAttribute("name", seen.mentor().name());
    model.addAttribute("toggle", favourites.toggle(caller, mentor).orElse(null));
    addRatings(mentor, model);
    return "recommendations/mentor-ratings";
  }

  private void addRatings(MentorId mentor, Model model) {
    var revealed = ratings.findRevealedOf(mentor);
    model.addAttribute(
        "comments",
        revealed.stream().filter(it -> it.comment() != null).limit(COMMENT_LIMIT).toList());
    model.addAttribute("count", revealed.size());
    model.addAttribute("ratingWindow", DurationText.of(properties.ratingWindow()));
    model.addAttribute("average", revealed.stream().mapToInt(Rating::stars).average().orElse(0));
  }

  @PostMapping("/recommendations/bookings/{id}/rating")
  String rate(
      @PathVariable UUID id,
      @RequestParam int stars,
      @RequestParam @Nullable String comment,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
      Caller caller,
      ZoneId zone,
      Model model) {
    service.rate(caller.memberId(), new RatingRequest(id, stars, comment), null);
    return part == null ? "redirect:/scheduling/sessions/" + id : rating(id, caller, zone, model);
  }
}
