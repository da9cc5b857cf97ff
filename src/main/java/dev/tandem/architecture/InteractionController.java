package dev.tandem.architecture;

import dev.tandem.eventing.interaction.InteractionKind;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class InteractionController {

  private final InteractionReport report;
  private final Clock clock;

  InteractionController(InteractionReport report, Clock clock) {
    this.report = report;
    this.clock = clock;
  }

  /**
   * How modules use each other.
   *
   * @param week a day of the week that is counted, which begins on Monday in UTC; absent: today
   * @param status absent: all
   */
  @GetMapping("/api/architecture/interactions")
  @PreAuthorize("hasRole('OPERATOR')")
  Page<InteractionView> interactions(
      @RequestParam(required = false) @Nullable LocalDate week,
      @RequestParam(required = false) @Nullable InteractionStatus status,
      Paging paging) {
    var uses =
        report.of(CountedWeek.of(week, clock).monday()).stream()
            .filter(use -> status == null || use.is(status))
            .toList();
    return Page.slice(uses, paging).map(InteractionView::of);
  }

  /**
   * @param subject name of the event, or the route by its template
   * @param times in the week
   * @param lastAt in any week that is kept; absent: never
   */
  record InteractionView(
      InteractionKind kind,
      String source,
      String target,
      String subject,
      InteractionStatus status,
      long times,
      @Nullable Instant lastAt) {

    static InteractionView of(InteractionUse use) {
      var interaction = use.interaction();
      return new InteractionView(
          interaction.kind(),
          interaction.source(),
          interaction.target(),
          interaction.subject(),
          use.status(),
          use.times(),
          use.lastAt());
    }
  }
}
