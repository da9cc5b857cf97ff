package dev.tandem.signals.review;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Paging;
import dev.tandem.signals.cycle.Cycle;
import dev.tandem.signals.cycle.Cycles;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
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

@Controller
@RequestMapping("/signals/review")
@PreAuthorize("hasRole('OPERATOR')")
class ReviewPages {

  private final Reviews reviews;
  private final Cycles cycles;
  private final SignOff signOff;

  ReviewPages(Reviews reviews, Cycles cycles, SignOff signOff) {
    this.reviews = reviews;
    this.cycles = cycles;
    this.signOff = signOff;
  }

  @GetMapping
  String list(Paging paging, ZoneId zone, Model model) {
    model.addAttribute("reviews", reviews.page(paging));
    model.addAttribute("clock", timeFormat(zone));
    return "signals/reviews";
  }

  @GetMapping("/this-week")
  String thisWeek(ZoneId zone, Model model) {
    return show(cycles.current(), zone, model);
  }

  @GetMapping("/{cycle}")
  String review(@PathVariable String cycle, ZoneId zone, Model model) {
    return show(cycles.require(cycle), zone, model);
  }

  private String show(Cycle cycle, ZoneId zone, Model model) {
    model.addAttribute("review", reviews.of(cycle));
    model.addAttribute("clock", timeFormat(zone));
    return "signals/review";
  }

  @PostMapping("/{cycle}/signatures")
  String sign(
      Caller caller,
      @PathVariable String cycle,
      @RequestParam(required = false) @Nullable String words) {
    signOff.sign(cycles.require(cycle), caller.memberId().toString(), words);
    return redirect(cycle);
  }

  @PostMapping("/{cycle}/mismatches/{cause}/explanation")
  String explain(
      Caller caller,
      @PathVariable String cycle,
      @PathVariable UUID cause,
      @RequestParam(required = false) @Nullable String words) {
    signOff.explain(cycles.require(cycle), cause, caller.memberId().toString(), words);
    return redirect(cycle);
  }

  /** The name is one that was found, and so has no sign in it that could lead elsewhere. */
  private static String redirect(String cycle) {
    return "redirect:/signals/review/" + cycle;
  }

  private static DateTimeFormatter timeFormat(ZoneId zone) {
    return DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH).withZone(zone);
  }
}
