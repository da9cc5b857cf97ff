package dev.tandem.eventing.search;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SearchController {

  private final EventSearch search;

  SearchController(EventSearch search) {
    this.search = search;
  }

  /** The way of a booking, of an event or of a trace, by its id. */
  @GetMapping("/api/eventing/search")
  @PreAuthorize("hasRole('OPERATOR')")
  FoundWay search(@RequestParam(defaultValue = "") String q) {
    return search.find(SearchedId.of(q));
  }
}
