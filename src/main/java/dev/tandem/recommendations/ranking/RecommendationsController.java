package dev.tandem.recommendations.ranking;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.role.DataVersion;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.candidate.Mentee;
import dev.tandem.recommendations.candidate.MenteeQueries;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/recommendations")
class RecommendationsController {

  private final Recommendations recommendations;
  private final MenteeQueries mentees;

  RecommendationsController(Recommendations recommendations, MenteeQueries mentees) {
    this.recommendations = recommendations;
    this.mentees = mentees;
  }

  /**
   * The best mentors for a mentee.
   *
   * @param maxPrice the highest acceptable price of a session, in minor units of {@code currency}
   */
  @GetMapping("/mentees/{id}")
  Page<RecommendedMentor> mentors(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "10") int limit,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam @Nullable Long maxPrice,
      @RequestParam(defaultValue = "EUR") String currency,
      Caller caller,
      HttpServletResponse response) {
    caller.requireToSee(id, "mentee");
    if (limit < 1 || limit > 100) {
      throw Problem.malformed("limit must be between 1 and 100.");
    }
    var found =
        recommendations.forMentee(
            mentee(id, caller), maxPrice(maxPrice, currency), new Paging(page, limit));
    DataVersion.write(found.dataVersion(), response);
    return found.page().map(RecommendedMentor::of);
  }

  /** A mentee may ask before the event of their joining has arrived here. */
  private Mentee mentee(UUID id, Caller caller) {
    var mentee = new MenteeId(id);
    if (caller.is(id) && caller.is(Role.MENTEE)) {
      return mentees.findMentee(mentee).orElseGet(() -> Mentee.unknown(mentee));
    }
    return mentees.findMentee(mentee).orElseThrow(() -> Problem.notFound("mentee"));
  }

  private static @Nullable Money maxPrice(@Nullable Long maxPrice, String currency) {
    if (maxPrice == null) {
      return null;
    }
    if (maxPrice < 0) {
      throw Problem.malformed("maxPrice must not be negative.");
    }
    var known =
        Currency.getAvailableCurrencies().stream()
            .filter(it -> it.getDefaultFractionDigits() >= 0)
            .anyMatch(it -> it.getCurrencyCode().equals(currency));
    if (!known) {
      throw Problem.malformed("currency must be an ISO 4217 code such as EUR.");
    }
    return Money.of(maxPrice, currency);
  }

  record RecommendedMentor(UUID mentorId, String name, double score, List<String> reasons) {

    static RecommendedMentor of(Recommendation recommendation) {
      var mentor = recommendation.candidate().mentor();
      var reasons = recommendation.reasons().stream().map(RecommendationReason::text).toList();
      return new RecommendedMentor(
          mentor.id().value(), mentor.name(), recommendation.score(), reasons);
    }
  }
}
