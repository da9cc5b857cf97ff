package dev.tandem.architecture;

import dev.tandem.architecture.ReadinessMatrix.ModuleReadiness;
import dev.tandem.eventing.interaction.Interaction;
import dev.tandem.eventing.interaction.InteractionKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** How the code of this version lets modules use each other, as the build found it. */
@Component
class DeclaredInteractions {

  private final Set<Interaction> all;
  private final Set<String> modules;
  private final List<PartRoute> partRoutes;

  /** A route that pages of other modules ask for a part. */
  private record PartRoute(String text, String method, PathPattern path) {

    static PartRoute parse(String text) {
      var parts = text.split(" ", 2);
      return new PartRoute(text, parts[0], PathPatternParser.defaultInstance.parse(parts[1]));
    }
  }

  DeclaredInteractions(BuildReports reports) {
    this.all = Set.copyOf(reports.interactions());
    this.modules =
        reports.readinessMatrix().modules().stream()
            .map(ModuleReadiness::name)
            .collect(Collectors.toUnmodifiableSet());
    this.partRoutes =
        all.stream()
            .filter(it -> it.kind() == InteractionKind.PAGE_PART)
            .map(Interaction::subject)
            .distinct()
            .map(PartRoute::parse)
            .toList();
  }

  Set<Interaction> all() {
    return all;
  }

  boolean contains(Interaction interaction) {
    return all.contains(interaction);
  }

  boolean isModule(String name) {
    return modules.contains(name);
  }

  /** The declared route of a request whose controller is in another process, or a general name. */
  String routeOf(String method, String path, String module) {
    var address = PathContainer.parsePath(path);
    return partRoutes.stream()
        .filter(route -> route.method().equals(method) && route.path().matches(address))
        .map(PartRoute::text)
        .findFirst()
        .orElse("%s /%s/**".formatted(method, module));
  }
}
