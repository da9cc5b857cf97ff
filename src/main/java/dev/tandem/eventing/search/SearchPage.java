package dev.tandem.eventing.search;

import dev.tandem.kernel.web.Problem;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class SearchPage {

  private final EventSearch search;

  SearchPage(EventSearch search) {
    this.search = search;
  }

  @GetMapping("/eventing/search")
  @PreAuthorize("hasRole('OPERATOR')")
  String show(
      @RequestParam(defaultValue = "") String q, Model model, HttpServletResponse response) {
    model.addAttribute("q", q.strip());
    if (!q.isBlank()) {
      try {
        model.addAttribute("way", search.find(SearchedId.of(q)));
      } catch (Problem e) {
        response.setStatus(e.getStatusCode().value());
        model.addAttribute("problem", e.getBody().getDetail());
      }
    }
    return "eventing/search";
  }
}
