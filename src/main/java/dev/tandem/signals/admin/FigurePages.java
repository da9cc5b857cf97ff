package dev.tandem.signals.admin;

import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/signals/figures")
@PreAuthorize("hasRole('OPERATOR')")
class FigurePages {

  private static final Duration HOUR = Duration.ofHours(1);

  private final FigureViews views;

  FigurePages(FigureViews views) {
    this.views = views;
  }

  /** Module by module, as all accounts tell one hour. */
  @GetMapping
  String show(@RequestParam @Nullable Instant hour, ZoneId zone, Model model) {
    var shown = views.hourOf(hour);
    var rows = views.overview(shown);
    var modules =
        rows.stream()
            .collect(
                Collectors.groupingBy(FigureRow::module, LinkedHashMap::new, Collectors.toList()));
    model.addAttribute("modules", modules.entrySet());
    model.addAttribute("hour", shown);
    model.addAttribute("earlier", views.isKnown(shown.minus(HOUR)) ? shown.minus(HOUR) : null);
    model.addAttribute("later", shown.isBefore(views.lastClosed()) ? shown.plus(HOUR) : null);
    model.addAttribute("known", rows.stream().anyMatch(FigureRow::hasAnAccount));
    model.addAttribute("clock", timeFormat(zone));
    return "signals/figures";
  }

  @GetMapping("/{signal}")
  String definition(@PathVariable String signal, Paging paging, ZoneId zone, Model model) {
    var figure = views.require(signal);
    model.addAttribute("figure", figure);
    model.addAttribute("hours", views.hours(figure, paging));
    model.addAttribute("clock", timeFormat(zone));
    return "signals/figure";
  }

  /** What one account counted and another did not. */
  @GetMapping("/{signal}/hours/{hour}")
  String drillDown(
      @PathVariable String signal, @PathVariable String hour, ZoneId zone, Model model) {
    var figure = views.require(signal);
    var shown = views.hourOf(parse(hour));
    model.addAttribute("figure", figure);
    model.addAttribute("hour", shown);
    model.addAttribute("drillDown", views.drillDown(figure, shown));
    model.addAttribute("row", views.rows(figure, shown).getFirst());
    model.addAttribute("clock", timeFormat(zone));
    return "signals/drill-down";
  }

  private static Instant parse(String hour) {
    try {
      return Instant.parse(hour);
    } catch (DateTimeParseException _) {
      throw Problem.notFound("hour with figures");
    }
  }

  private static DateTimeFormatter timeFormat(ZoneId zone) {
    return DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH).withZone(zone);
  }
}
