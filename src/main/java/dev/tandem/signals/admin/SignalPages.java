package dev.tandem.signals.admin;

import dev.tandem.kernel.web.Paging;
import dev.tandem.signals.signal.Signal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

@Controller
@RequestMapping("/signals")
@PreAuthorize("hasRole('OPERATOR')")
class SignalPages {

  private final SignalViews views;

  SignalPages(SignalViews views) {
    this.views = views;
  }

  /** Asks for itself every few seconds, so that it is live. */
  @GetMapping
  String show(ZoneId zone, Model model) {
    model.addAttribute("modules", views.modules());
    model.addAttribute("clock", timeFormat(zone));
    return "signals/signals";
  }

  @GetMapping("/definitions/{signal}")
  String definition(@PathVariable String signal, Model model) {
    var found = SignalViews.require(signal);
    model.addAttribute("signal", found.definition());
    model.addAttribute("others", Signal.values());
    return "signals/definition";
  }

  @GetMapping("/modules/{module}/{signal}")
  String history(
      @PathVariable String module,
      @PathVariable String signal,
      Paging paging,
      ZoneId zone,
      Model model) {
    var found = SignalViews.require(signal);
    model.addAttribute("module", module);
    model.addAttribute("key", found.key());
    model.addAttribute("signal", found.definition());
    model.addAttribute("history", views.history(module, found, paging));
    model.addAttribute("clock", timeFormat(zone));
    return "signals/history";
  }

  private static DateTimeFormatter timeFormat(ZoneId zone) {
    return DateTimeFormatter.ofPattern("d MMM, HH:mm:ss", Locale.ENGLISH).withZone(zone);
  }
}
