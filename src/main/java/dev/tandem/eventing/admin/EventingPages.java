package dev.tandem.eventing.admin;

import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/eventing")
@PreAuthorize("hasRole('OPERATOR')")
class EventingPages {

  private static final String REDIRECT = "redirect:/eventing";

  private final DeliveryAdministration administration;

  EventingPages(DeliveryAdministration administration) {
    this.administration = administration;
  }

  @GetMapping
  String show(Paging paging, Model model) {
    model.addAttribute("modules", ModuleSubscriptions.of(administration.subscriptions()));
    model.addAttribute("parked", administration.parked(paging));
    model.addAttribute("rejected", administration.rejected(Paging.FIRST));
    model.addAttribute("audit", administration.audit(Paging.FIRST));
    return "eventing/eventing";
  }

  @PostMapping("/parked/{id}/retry")
  String retry(@PathVariable UUID id, Authentication operator) {
    administration.retry(id, operator.getName());
    return REDIRECT;
  }

  @PostMapping("/parked/{id}/discard")
  String discard(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String reason,
      Authentication operator) {
    administration.discard(id, reason, operator.getName());
    return REDIRECT;
  }

  @PostMapping("/subscriptions/{name}/pause")
  String pause(@PathVariable String name, Authentication operator) {
    administration.pause(name, operator.getName());
    return REDIRECT;
  }

  @PostMapping("/subscriptions/{name}/resume")
  String resume(@PathVariable String name, Authentication operator) {
    administration.resume(name, operator.getName());
    return REDIRECT;
  }

  /** From a time in the zone of the operator, or from the start of the log. */
  @PostMapping("/subscriptions/{name}/replay")
  String replay(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String from,
      ZoneId zone,
      Authentication operator) {
    var instant = from == null || from.isBlank() ? null : parseInstant(from, zone);
    administration.replay(name, EventingController.requireInRange(instant), operator.getName());
    return REDIRECT;
  }

  private static Instant parseInstant(String text, ZoneId zone) {
    try {
      return LocalDateTime.parse(text).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      throw Problem.malformed(
          "Give a date and time like 2026-11-21T09:30, or leave it empty for the start of the log.");
    }
  }
}
