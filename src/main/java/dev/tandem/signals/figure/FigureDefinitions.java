package dev.tandem.signals.figure;

import dev.tandem.eventing.figures.FigureCatalogue;
import dev.tandem.eventing.figures.FigureDefinition;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The figures that the modules define. */
@Component
public class FigureDefinitions {

  private static final List<String> MODULES =
      List.of(
          "scheduling", "billing", "recommendations", "members", "preferences", "notifications");

  private final List<FigureDefinition> definitions =
      MODULES.stream().flatMap(module -> FigureCatalogue.of(module).stream()).toList();

  /** Module by module. */
  public List<FigureDefinition> all() {
    return definitions;
  }

  public Optional<FigureDefinition> find(String signal) {
    return definitions.stream().filter(it -> it.signal().equals(signal)).findFirst();
  }
}
