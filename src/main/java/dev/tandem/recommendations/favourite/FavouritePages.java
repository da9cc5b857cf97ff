package dev.tandem.recommendations.favourite;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Problem;
import dev.tandem.recommendations.MentorId;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The button with which a mentee keeps a mentor as a favourite, and removes them again. */
@Controller
class FavouritePages {

  /** Of an address as browsers write it, so that it leads nowhere else. */
  private static final Pattern QUERY = Pattern.compile("[\\w%&=+.,~*!'()/:;@$-]*");

  private final FavouriteService service;

  FavouritePages(FavouriteService service) {
    this.service = service;
  }

  /** Empty for readers who keep no favourites, and for mentors whom the reader does not see. */
  @GetMapping("/recommendations/fragments/mentors/{id}/favourite")
  String toggle(@PathVariable UUID id, Caller caller, Model model) {
    model.addAttribute("toggle", service.toggle(caller, new MentorId(id)).orElse(null));
    return "recommendations/favourite";
  }

  /**
   * @param query of the page of mentors to return to without scripts
   * @throws Problem 403, 404 and 422 as {@link FavouriteService#keep} does
   */
  @PostMapping("/recommendations/favourites/{id}")
  String choose(
      @PathVariable UUID id,
      @RequestParam boolean kept,
      @RequestParam @Nullable String query,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
      Caller caller,
      HttpServletResponse response,
      Model model) {
    var mentor = new MentorId(id);
    if (kept) {
      service.keep(caller, mentor);
    } else {
      service.remove(caller, mentor);
    }
    if (part == null) {
      return "redirect:" + pageAfter(id, query);
    }
    response.setHeader("HX-Trigger", "favourites-changed");
    return toggle(id, caller, model);
  }

  private static String pageAfter(UUID mentor, @Nullable String query) {
    return query == null || !QUERY.matcher(query).matches()
        ? "/recommendations/mentors/" + mentor
        : "/recommendations/mentors?" + query + "#favourite-" + mentor;
  }
}
