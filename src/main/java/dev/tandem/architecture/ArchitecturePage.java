package dev.tandem.architecture;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page about the modules: dependencies, event flows, readiness, caches and data sizes. */
@Controller
@PreAuthorize("hasRole('OPERATOR')")
class ArchitecturePage {

  private final BuildReports reports;
  private final ModuleDataSizes sizes;

  ArchitecturePage(BuildReports reports, ModuleDataSizes sizes) {
    this.reports = reports;
    this.sizes = sizes;
  }

  @GetMapping("/architecture")
  String show(Model model) {
    var readiness = reports.readinessMatrix();
    model.addAttribute("rules", readiness.rules());
    model.addAttribute("modules", readiness.modules());
    model.addAttribute("caches", reports.caches().modules());
    model.addAttribute("sizes", readable(sizes.bytesByModule()));
    model.addAttribute("code", reports.diagram("code"));
    model.addAttribute("events", reports.diagram("events"));
    return "architecture/page";
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
