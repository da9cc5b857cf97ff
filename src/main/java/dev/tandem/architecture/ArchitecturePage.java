package dev.tandem.architecture;

import dev.tandem.architecture.ReadinessMatrix.ModuleReadiness;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page about the modules: dependencies, interactions, readiness, caches and data sizes. */
@Controller
@PreAuthorize("hasRole('OPERATOR')")
class ArchitecturePage {

  private final BuildReports reports;
  private final ModuleDataSizes sizes;
  private final InteractionReport interactions;
  private final Clock clock;

  ArchitecturePage(
      BuildReports reports, ModuleDataSizes sizes, InteractionReport interactions, Clock clock) {
    this.reports = reports;
    this.sizes = sizes;
    this.interactions = interactions;
    this.clock = clock;
  }

  /**
   * @param week a day of the week whose interactions are shown; absent: today
   */
  @GetMapping("/architecture")
  String show(@RequestParam(required = false) @Nullable LocalDate week, ZoneId zone, Model model) {
    var counted = CountedWeek.of(week, clock);
    var readiness = reports.readinessMatrix();
    model.addAttribute("rules", readiness.rules());
    model.addAttribute("modules", readiness.modules());
    model.addAttribute("caches", reports.caches().modules());
    model.addAttribute("sizes", readable(sizes.bytesByModule()));
    model.addAttribute("code", reports.diagram("code"));
    model.addAttribute(
        "interactions",
        InteractionSection.of(
            counted, interactions.of(counted.monday()), titles(readiness.modules()), zone));
    return "architecture/page";
  }

  private static Map<String, String> titles(List<ModuleReadiness> modules) {
    return modules.stream()
        .collect(Collectors.toMap(ModuleReadiness::name, ModuleReadiness::title));
  }

  private static Map<String, String> readable(Map<String, Long> bytes) {
    var sizes = new TreeMap<String, String>();
    bytes.forEach((module, size) -> sizes.put(module, readable(size)));
    return sizes;
  }

  private static String readable(long bytes) {
    return bytes < 1 << 20
        ? (bytes + 1023) / 1024 + " KB"
        : String.format(Locale.ROOT, "%.1f MB", bytes / (double) (1 << 20));
  }
}
