package dev.tandem.recommendations.search;

import dev.tandem.kernel.web.Problem;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What was typed into the form, as the address has it. Nothing is lost by a mistake: the fields are
 * shown again, each with its problem.
 */
final class SearchForm {

  static final String PATH = "/recommendations/mentors";

  private static final String CURRENCY = "currency";
  private static final String SORT = "sort";
  private static final Set<String> FIELDS =
      Set.of(
          "q",
          "language",
          "price",
          CURRENCY,
          "minRating",
          "freeWithin",
          "nextFreeDay",
          "nextFreeTime",
          "favourites",
          SORT);

  private final Map<String, String> typed = new LinkedHashMap<>();
  private final Map<String, String> problems = new LinkedHashMap<>();
  private final SearchQuestion question;

  SearchForm(Map<String, String> parameters, ZoneId zone) {
    parameters.forEach((name, value) -> {
      if (FIELDS.contains(name) && !value.isBlank()) {
        typed.put(name, value);
      }
    });
    var conditions = new ArrayList<Condition>();
    var currency =
        read(
            CURRENCY,
            it -> it.isBlank() ? MaxPrice.DEFAULT_CURRENCY : MaxPrice.requireCurrency(it),
            () -> MaxPrice.DEFAULT_CURRENCY);
    add("q", Words::of, conditions);
    add("language", Speaks::of, conditions);
    add("price", it -> MaxPrice.ofTyped(it, currency), conditions);
    add("minRating", MinRating::ofTyped, conditions);
    add("freeWithin", FreeWithin::ofTyped, conditions);
    add("nextFreeDay", it -> NextFreeDay.of(it, zone), conditions);
    add("nextFreeTime", it -> NextFreeTime.of(it, zone), conditions);
    add("favourites", OnlyFavourites::ofTyped, conditions);
    var order = read(SORT, SortOrder::parse, () -> SortOrder.BEST);
    question = new SearchQuestion(conditions, order, currency);
  }

  private <T extends Condition> void add(
      String field, Function<String, Optional<T>> parser, List<Condition> conditions) {
    read(field, parser, Optional::<T>empty).ifPresent(conditions::add);
  }

  private <T> T read(String field, Function<String, T> parser, Supplier<T> fallback) {
    try {
      return parser.apply(text(field));
    } catch (Problem e) {
      problems.put(field, String.valueOf(e.getBody().getDetail()));
      return fallback.get();
    }
  }

  SearchQuestion question() {
    return question;
  }

  /** By field; empty if all can be understood. */
  public Map<String, String> problems() {
    return Map.copyOf(problems);
  }

  /** As it was typed. */
  public String text(String field) {
    return typed.getOrDefault(field, "");
  }

  public String order() {
    return question.order().key();
  }

  public String currency() {
    return question.currency();
  }

  /** The same search without one condition. */
  String addressWithout(Condition condition) {
    var kept = new LinkedHashMap<String, Object>(typed);
    kept.remove(condition.field());
    var address = UriComponentsBuilder.fromPath(PATH);
    kept.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
    return address.encode().buildAndExpand(kept).toUriString();
  }
}
