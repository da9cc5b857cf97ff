package dev.tandem.recommendations;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
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
  private final Facts facts;

  RecommendationsController(Recommendations recommendations, Facts facts) {
    this.recommendations = recommendations;
    this.facts = facts;
  }

  /**
   * The best mentors for a mentee.
   *
   * @param maxPrice the dearest acceptable session in minor units of {@code currency}
   */
  @GetMapping("/mentees/{id}")
  Page<Recommended> mentors(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "10") int limit,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam @Nullable Long maxPrice,
      @RequestParam(defaultValue = "EUR") String currency,
      Caller caller) {
    caller.requireToSee(id, "mentee");
    if (limit < 1 || limit > 100) {
      throw Problem.malformed("limit is between 1 and 100.");
    }
    var ranked = recommendations.forMentee(mentee(id, caller), atMost(maxPrice, currency));
    return Page.cut(ranked, new Paging(page, limit)).map(Recommended::of);
  }

  /** A mentee who has just joined may ask before it has been heard that they did. */
  private Mentee mentee(UUID id, Caller caller) {
    var mentee = new MenteeId(id);
    if (caller.is(id) && caller.is(Role.MENTEE)) {
      return facts.mentee(mentee).orElseGet(() -> Mentee.unknown(mentee));
    }
    return facts.mentee(mentee).orElseThrow(() -> Problem.notFound("mentee"));
  }

  private static @Nullable Money atMost(@Nullable Long maxPrice, String currency) {
    if (maxPrice == null) {
      return null;
    }
    if (maxPrice < 0) {
      throw Problem.malformed("maxPrice is not less than 0.");
    }
    var known =
        Currency.getAvailableCurrencies().stream()
            .anyMatch(
                it -> it.getCurrencyCode().equals(currency) && it.getDefaultFractionDigits() >= 0);
    if (!known) {
      throw Problem.malformed("currency is an ISO 4217 code such as EUR.");
    }
    return Money.of(maxPrice, currency);
  }

  record Recommended(UUID mentorId, String name, double score, List<String> reasons) {

    static Recommended of(Recommendation it) {
      var mentor = it.candidate().mentor();
      var reasons = it.reasons().stream().map(Reason::words).toList();
      return new Recommended(mentor.id().value(), mentor.name(), it.score(), reasons);
    }
  }
}
