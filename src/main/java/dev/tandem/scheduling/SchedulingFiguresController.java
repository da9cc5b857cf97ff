package dev.tandem.scheduling;

import dev.tandem.eventing.figures.FigureReporter;
import dev.tandem.eventing.figures.HourFigures;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What scheduling counts in the tables of this side, also where it only follows. */
@RestController
class SchedulingFiguresController {

  private final FigureReporter reporter;

  SchedulingFiguresController(FigureReporter reporter) {
    this.reporter = reporter;
  }

  @GetMapping("/api/scheduling/figures")
  @PreAuthorize("hasRole('OPERATOR')")
  HourFigures figures(@RequestParam @Nullable Instant hour) {
    return reporter.figuresOf("scheduling", hour);
  }
}
