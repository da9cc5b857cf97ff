package dev.tandem.recommendations.search;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import dev.tandem.kernel.money.Money;
import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.candidate.Candidate;
import dev.tandem.recommendations.candidate.Offering;
import dev.tandem.recommendations.ranking.MentorRanking;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TimeZone;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a search finds, in the plainest way: all conditions one after the other, then sorted. */
record ReferenceSearch(SearchFixture fixture) {

  List<MentorId> find(List<Condition> conditions, SortOrder order, String currency) {
    var visible = fixture.mentors().stream().filter(it -> !offerings(it).isEmpty()).toList();
    return visible.stream()
        .filter(mentor -> conditions.stream().allMatch(it -> holds(it, mentor)))
        .sorted(comparator(conditions, order, currency, visible).thenComparing(Candidate::id))
        .map(Candidate::id)
        .toList();
  }

  private List<Offering> offerings(Candidate mentor) {
    var own = fixture.criteria().mentee().cohorts();
    return mentor.offerings().stream()
        .filter(it -> !it.cohortOnly() || mentor.cohorts().stream().anyMatch(own::contains))
        .toList();
  }

  private boolean holds(Condition condition, Candidate mentor) {
    return switch (condition) {
      case Words words -> relevance(words, mentor) > 0;
      case Speaks speaks -> mentor.mentor().languages().contains(speaks.language());
      case MaxPrice(var limit) ->
          lowest(mentor, limit.currency()).map(it -> it.minor() <= limit.minor()).orElse(false);
      case MinRating(var tenths) -> rating(mentor).compareTo(BigDecimal.valueOf(tenths, 1)) >= 0;
      case NextFreeDay(var day, var zone) ->
          free(mentor) != null
              && calendar(mentor, zone).get(Calendar.DAY_OF_WEEK) == day.getValue() % 7 + 1;
      case NextFreeTime(var time, var zone) ->
          free(mentor) != null
              && timeOfDay(calendar(mentor, zone).get(Calendar.HOUR_OF_DAY)) == time;
      case OnlyFavourites() -> Math.floorMod(mentor.id().hashCode(), 3) == 0;
      case FreeWithin(var days) ->
          free(mentor) != null
              && !free(mentor).isAfter(SearchFixture.NOW.plus(Duration.ofDays(days)));
    };
  }

  private static Calendar calendar(Candidate mentor, ZoneId zone) {
    var calendar = Calendar.getInstance(TimeZone.getTimeZone(zone), Locale.ROOT);
    calendar.setTimeInMillis(Objects.requireNonNull(free(mentor)).toEpochMilli());
    return calendar;
  }

  private static DayPart timeOfDay(int hour) {
    return DayPart.values()[hour < 12 ? 0 : hour < 17 ? 1 : 2];
  }

  private Comparator<Candidate> comparator(
      List<Condition> conditions, SortOrder order, String currency, List<Candidate> visible) {
    return switch (order) {
      case BEST -> {
        var fits = fits(visible);
        yield comparing((Candidate it) -> -sumOfRelevance(conditions, it))
            .thenComparing(it -> fixture.criteria().matches(it) ? 0 : 1)
            .thenComparing(it -> -fits.get(it.id()));
      }
      case PRICE ->
          comparing((Candidate it) -> lowest(it, currency).isPresent() ? 0 : 1)
              .thenComparing(it -> shownCurrency(it, currency))
              .thenComparing(it -> lowest(it, shownCurrency(it, currency)).orElseThrow().minor());
      case RATING ->
          comparing(this::rating)
              .thenComparing(it -> fixture.model().trackRecord(it.id()).raterCount())
              .reversed();
      case SOONEST -> comparing(ReferenceSearch::free, nullsLast(naturalOrder()));
    };
  }

  private Map<MentorId, Double> fits(List<Candidate> visible) {
    var scores =
        new MentorRanking(fixture.model(), SearchFixture.PROPERTIES)
            .scores(fixture.criteria(), visible);
    var fits = new HashMap<MentorId, Double>();
    for (int i = 0; i < scores.length; i++) {
      fits.put(visible.get(i).id(), scores[i]);
    }
    return fits;
  }

  private Optional<Money> lowest(Candidate mentor, String currency) {
    return offerings(mentor).stream()
        .map(Offering::price)
        .filter(it -> it.currency().equals(currency))
        .min(naturalOrder());
  }

  private String shownCurrency(Candidate mentor, String currency) {
    return lowest(mentor, currency).isPresent()
        ? currency
        : offerings(mentor).stream()
            .map(it -> it.price().currency())
            .min(naturalOrder())
            .orElseThrow();
  }

  private BigDecimal rating(Candidate mentor) {
    var track = fixture.model().trackRecord(mentor.id());
    return track.ratingCount() == 0
        ? BigDecimal.ZERO
        : BigDecimal.valueOf(track.totalStars())
            .divide(BigDecimal.valueOf(track.ratingCount()), 1, RoundingMode.HALF_UP);
  }

  private static Instant free(Candidate mentor) {
    var availability = mentor.availability();
    var opening = availability == null ? null : availability.nextOpening();
    return opening == null || opening.isBefore(SearchFixture.NOW) ? null : opening;
  }

  private static int sumOfRelevance(List<Condition> conditions, Candidate mentor) {
    return conditions.stream()
        .mapToInt(it -> it instanceof Words words ? relevance(words, mentor) : 0)
        .sum();
  }

  /** The weight of the best field of each word, twice if the word is a whole one there. */
  private static int relevance(Words words, Candidate candidate) {
    var mentor = candidate.mentor();
    var skills = String.join("\n", mentor.skills());
    var fields = List.of(mentor.bio(), mentor.headline(), skills, mentor.name());
    int sum = 0;
    for (var word : words.keys()) {
      int best = 0;
      for (int weight = 1; weight <= fields.size(); weight++) {
        var text = fields.get(weight - 1).toLowerCase(Locale.ROOT).replace("ß", "ss");
        var whole = Pattern.compile("(?<![\\p{L}\\d])" + Pattern.quote(word) + "(?![\\p{L}\\d])");
        int hits = whole.matcher(text).find() ? 2 : text.contains(word) ? 1 : 0;
        best = Math.max(best, weight * hits);
      }
      if (best == 0) {
        return 0;
      }
      sum += best;
    }
    return sum;
  }

  /** The pages of a list that is complete. */
  static List<List<MentorId>> pages(List<MentorId> all, int size) {
    return Stream.iterate(0, from -> from < all.size(), from -> from + size)
        .map(from -> all.subList(from, Math.min(from + size, all.size())))
        .toList();
  }
}
