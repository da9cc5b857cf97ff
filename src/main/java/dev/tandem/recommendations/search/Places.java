package dev.tandem.recommendations.search;

import dev.tandem.recommendations.candidate.Offering;
import dev.tandem.recommendations.ranking.MentorRanking;
import dev.tandem.recommendations.ranking.SearchCriteria;
import java.time.Instant;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The places of mentors in the order that is asked for.
 *
 * @param words empty if none are searched
 * @param fits how well the visible mentor at an index fits; 0 if that does not matter
 */
record Places(
    SearchQuestion question,
    SearchCriteria criteria,
    List<String> words,
    IntToDoubleFunction fits) {

  static Places of(
      SearchQuestion question,
      SearchCriteria criteria,
      MentorRanking ranking,
      List<FoundMentor> visible) {
    var words =
        question.conditions().stream()
            .filter(Words.class::isInstance)
            .flatMap(it -> ((Words) it).keys().stream())
            .toList();
    if (question.order() != SortOrder.BEST) {
      return new Places(question, criteria, words, index -> 0);
    }
    var scores = ranking.scores(criteria, visible.stream().map(FoundMentor::candidate).toList());
    return new Places(question, criteria, words, index -> scores[index]);
  }

  /**
   * @param index among the visible mentors
   */
  SortKey key(int index, FoundMentor mentor) {
    return switch (question.order()) {
      case BEST -> best(mentor, fits.applyAsDouble(index));
      case PRICE -> price(mentor);
      case RATING ->
          new SortKey(-mentor.track().tenthsOfStars(), -mentor.track().raterCount(), mentor.id());
      case SOONEST -> soonest(mentor.nextFree(criteria.now()), mentor);
    };
  }

  /** Fits are positive, so their bits are in the order of their values. */
  private SortKey best(FoundMentor mentor, double fit) {
    long relevance = words.isEmpty() ? 0 : mentor.mentor().text().relevance(words);
    long bookableSoon = criteria.matches(mentor.candidate()) ? 1 : 0;
    return new SortKey(-(2 * relevance + bookableSoon), -Double.doubleToLongBits(fit), mentor.id());
  }

  private SortKey price(FoundMentor mentor) {
    var prices = Offering.lowestPrices(mentor.offerings());
    var lowest =
        prices.stream()
            .filter(it -> it.currency().equals(question.currency()))
            .findAny()
            .orElse(prices.getFirst());
    long group = lowest.currency().equals(question.currency()) ? 0 : number(lowest.currency());
    return new SortKey(group, lowest.minor(), mentor.id());
  }

  /** Greater than 0, and in the order of the codes. */
  private static long number(String currency) {
    return currency.chars().asLongStream().reduce(0, (number, letter) -> number * 128 + letter);
  }

  private static SortKey soonest(@Nullable Instant free, FoundMentor mentor) {
    return new SortKey(free == null ? Long.MAX_VALUE : free.toEpochMilli(), 0, mentor.id());
  }
}
