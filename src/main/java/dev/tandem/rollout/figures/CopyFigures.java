package dev.tandem.rollout.figures;

import dev.tandem.eventing.figures.HourFigures;
import dev.tandem.rollout.routing.ModuleRoute;
import java.time.Instant;
import java.util.Optional;

/** What the copy of a module counts in its tables. */
interface CopyFigures {

  /**
   * @return empty if the service does not answer, or not with figures
   */
  Optional<HourFigures> of(ModuleRoute route, Instant hour);
}
