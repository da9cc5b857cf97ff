package dev.tandem.preferences.erasure;

import dev.tandem.kernel.web.LocalizedTime;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where operators see how far erasures are, and tell silent modules again. */
@Controller
@RequestMapping("/preferences/erasures")
@PreAuthorize("hasRole('OPERATOR')")
class ErasurePages {

  private final ErasureOverview overview;
  private final ErasureService service;

  ErasurePages(ErasureOverview overview, ErasureService service) {
    this.overview = overview;
    this.service = service;
  }

  @GetMapping
  String list(
      @RequestParam(defaultValue = "") String state, Paging paging, ZoneId zone, Model model) {
    var found = overview.list(stateOf(state), paging);
    model.addAttribute("paging", found);
    model.addAttribute("rows", found.items().stream().map(it -> Line.of(it, zone)).toList());
    model.addAttribute("state", state);
    model.addAttribute("states", ErasureState.values());
    return "preferences/erasures";
  }

  @PostMapping("/{id}/retry")
  String retry(@PathVariable UUID id) {
    service.askAgain(new ErasureId(id));
    return "redirect:/preferences/erasures?told";
  }

  static @Nullable ErasureState stateOf(String name) {
    if (name.isBlank()) {
      return null;
    }
    return Arrays.stream(ErasureState.values())
        .filter(it -> it.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> Problem.malformed("There is no such state of an erasure."));
  }

  record Line(
      ErasureOverview.Row row,
      LocalizedTime asked,
      LocalizedTime changed,
      @Nullable LocalizedTime executes) {

    static Line of(ErasureOverview.Row row, ZoneId zone) {
      var executes = row.executesAt();
      return new Line(
          row,
          LocalizedTime.of(row.askedAt(), zone),
          LocalizedTime.of(row.changedAt(), zone),
          executes == null ? null : LocalizedTime.of(executes, zone));
    }
  }
}
