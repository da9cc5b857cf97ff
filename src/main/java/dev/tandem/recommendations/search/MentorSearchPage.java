package dev.tandem.recommendations.search;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.paging.CursorPaging;
import dev.tandem.kernel.role.DataVersion;
import dev.tandem.recommendations.ranking.TopicTerms;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which mentees find mentors; all that is asked for is in its address. */
@Controller
class MentorSearchPage {

  private static final List<String> RATINGS = List.of("3", "4", "4.5");
  private static final List<Integer> DAYS = List.of(7, 14);

  private static final List<Option> WEEKDAYS =
      Stream.of(DayOfWeek.values())
          .map(it -> new Option(NextFreeDay.key(it), NextFreeDay.name(it)))
          .toList();

  private final MentorFinder finder;

  MentorSearchPage(MentorFinder finder) {
    this.finder = finder;
  }

  record Option(String value, String name) {}

  /** A condition, and the same search without it. */
  record Chip(String text, String without, int count, String address) {}

  @GetMapping(SearchForm.PATH)
  String show(
      @RequestParam Map<String, String> parameters,
      CursorPaging paging,
      Caller caller,
      ZoneId zone,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var form = new SearchForm(parameters, zone);
    var answer = finder.find(form.question(), caller, paging);
    var result = answer.result();
    if (!form.problems().isEmpty()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
    }
    DataVersion.write(answer.dataVersion(), response);
    model.addAttribute("form", form);
    model.addAttribute("problems", form.problems());
    model.addAttribute("found", result.page().map(it -> MentorCard.of(it, answer, zone)));
    model.addAttribute("mayKeepFavourites", answer.favourites().mayKeep());
    model.addAttribute("query", Objects.requireNonNullElse(request.getQueryString(), ""));
    model.addAttribute("chips", chips(form, result));
    model.addAttribute("inOtherCurrencies", result.inOtherCurrencies());
    model.addAttribute("languages", languages(result.languages(), form));
    model.addAttribute("currencies", currencies(result.currencies(), form));
    addChoices(form, model);
    return "recommendations/mentors";
  }

  /** The usual ones, and another one that was asked for. */
  private static void addChoices(SearchForm form, Model model) {
    var ratings = new TreeSet<>(RATINGS);
    var days = new TreeSet<>(DAYS);
    for (var condition : form.question().conditions()) {
      if (condition instanceof MinRating rating) {
        ratings.add(rating.stars());
        model.addAttribute("minRating", rating.stars());
      } else if (condition instanceof FreeWithin free) {
        days.add(free.days());
        model.addAttribute("freeWithin", free.days());
      }
    }
    model.addAttribute("ratings", ratings);
    model.addAttribute("days", days);
    model.addAttribute("weekdays", WEEKDAYS);
    model.addAttribute("dayParts", DayPart.values());
    model.addAttribute("orders", SortOrder.values());
  }

  private static List<Chip> chips(SearchForm form, SearchResult result) {
    return result.without().entrySet().stream()
        .map(entry ->
            new Chip(
                entry.getKey().text(),
                entry.getKey().without(),
                entry.getValue(),
                form.addressWithout(entry.getKey())))
        .toList();
  }

  /** Those that are spoken, and the one that was asked for. */
  private static List<Option> languages(SortedSet<String> spoken, SearchForm form) {
    var all = new TreeSet<>(spoken);
    form.question().conditions().stream()
        .filter(Speaks.class::isInstance)
        .forEach(it -> all.add(((Speaks) it).language()));
    return all.stream()
        .map(it -> new Option(it, TopicTerms.languageName(it)))
        .sorted(Comparator.comparing(Option::name))
        .toList();
  }

  private static SortedSet<String> currencies(SortedSet<String> priced, SearchForm form) {
    var all = new TreeSet<>(priced);
    all.add(form.currency());
    return all;
  }
}
