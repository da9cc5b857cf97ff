package dev.tandem.recommendations.search;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.paging.CursorPage;
import dev.tandem.kernel.paging.CursorPaging;
import dev.tandem.kernel.role.DataVersion;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MentorSearchController {

  private final MentorFinder finder;

  MentorSearchController(MentorFinder finder) {
    this.finder = finder;
  }

  /**
   * The mentors with whom the caller can book a session.
   *
   * @param q words that must all occur in the name, skills, headline or bio
   * @param maxPrice the highest acceptable price of a session, in minor units of {@code currency}
   * @param currency in which prices are compared; others do not count
   * @param minRating the lowest acceptable average, from 1 to 5
   * @param freeWithin in how many days the first free time must lie, from 1 to 14
   * @param nextFreeDay the day of the week on which the first free time must lie for the caller
   * @param nextFreeTime {@code morning}, {@code afternoon} or {@code evening}, the same
   * @param favourites whether only those are found whom the caller keeps
   * @param sort {@code best}, {@code price}, {@code rating} or {@code soonest}
   */
  @GetMapping("/api/recommendations/mentors")
  CursorPage<FoundMentorView> mentors(
      @RequestParam @Nullable String q,
      @RequestParam @Nullable String language,
      @RequestParam @Nullable Long maxPrice,
      @RequestParam(defaultValue = MaxPrice.DEFAULT_CURRENCY) String currency,
      @RequestParam @Nullable BigDecimal minRating,
      @RequestParam @Nullable Integer freeWithin,
      @RequestParam @Nullable String nextFreeDay,
      @RequestParam @Nullable String nextFreeTime,
      @RequestParam(defaultValue = "false") boolean favourites,
      @RequestParam @Nullable String sort,
      CursorPaging paging,
      Caller caller,
      ZoneId zone,
      HttpServletResponse response) {
    var compared = MaxPrice.requireCurrency(currency);
    var conditions =
        Stream.of(
                Words.of(q),
                Speaks.of(language),
                MaxPrice.ofMinor(maxPrice, compared),
                MinRating.of(minRating),
                FreeWithin.of(freeWithin),
                NextFreeDay.of(nextFreeDay, zone),
                NextFreeTime.of(nextFreeTime, zone),
                OnlyFavourites.of(favourites))
            .<Condition>flatMap(Optional::stream)
            .toList();
    var question = new SearchQuestion(conditions, SortOrder.parse(sort), compared);
    var answer = finder.find(question, caller, paging);
    DataVersion.write(answer.dataVersion(), response);
    return answer.result().page().map(it -> FoundMentorView.of(it, answer.now()));
  }
}
