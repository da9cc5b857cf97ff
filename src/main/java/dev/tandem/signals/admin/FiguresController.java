package dev.tandem.signals.admin;

import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/signals/figures")
@PreAuthorize("hasRole('OPERATOR')")
class FiguresController {

  private final FigureViews views;

  FiguresController(FigureViews views) {
    this.views = views;
  }

  /**
   * All figures of one hour.
   *
   * @param hour the start of a closed hour; the last one if absent
   */
  @GetMapping
  Page<FigureRow> figures(@RequestParam @Nullable Instant hour, Paging paging) {
    return Page.slice(views.overview(views.hourOf(hour)), paging);
  }

  /** The closed hours of one figure, the latest first. */
  @GetMapping("/{signal}")
  Page<FigureHour> hours(@PathVariable String signal, Paging paging) {
    return views.hours(views.require(signal), paging);
  }
}
