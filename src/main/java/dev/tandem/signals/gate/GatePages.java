package dev.tandem.signals.gate;

import dev.tandem.access.identity.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes the forms on the review of this week. */
@Controller
@RequestMapping("/signals")
@PreAuthorize("hasRole('OPERATOR')")
class GatePages {

  private static final String REDIRECT = "redirect:/signals/review/this-week";

  private final WaiverService waivers;

  GatePages(WaiverService waivers) {
    this.waivers = waivers;
  }

  @PostMapping("/gates/{module}/{target}/waivers")
  String ask(
      Caller caller,
      @PathVariable String module,
      @PathVariable String target,
      @RequestParam(required = false) @Nullable String reason) {
    waivers.ask(module, target, caller.memberId().toString(), reason);
    return REDIRECT;
  }

  @PostMapping("/waivers/{id}/confirmation")
  String confirm(Caller caller, @PathVariable UUID id) {
    waivers.confirm(id, caller.memberId().toString());
    return REDIRECT;
  }
}
