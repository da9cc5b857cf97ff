package dev.tandem.rollout;

import dev.tandem.kernel.web.Paging;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
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
@RequestMapping("/rollout")
@PreAuthorize("hasRole('OPERATOR')")
class RolloutPages {

  private static final String BACK = "redirect:/rollout";

  private final Desk desk;
  private final History history;
  private final Movers movers;

  RolloutPages(Desk desk, History history, Movers movers) {
    this.desk = desk;
    this.history = history;
    this.movers = movers;
  }

  @GetMapping
  String show(Paging paging, ZoneId zone, Model model) {
    var modules = desk.modules();
    model.addAttribute("modules", modules);
    model.addAttribute("moving", modules.stream().anyMatch(ModuleView::moving));
    model.addAttribute("history", history.page(null, paging));
    model.addAttribute("clock", clock(zone));
    return "rollout/rollout";
  }

  /** What changes while a module is on its way; when it has ended, the whole page does. */
  @GetMapping("/fragments/modules/{module}/move")
  String move(@PathVariable String module, ZoneId zone, Model model, HttpServletResponse response) {
    var move = desk.move(module);
    if (move.endedAt() != null) {
      response.setHeader("HX-Refresh", "true");
    }
    model.addAttribute("move", move);
    model.addAttribute("clock", clock(zone));
    return "rollout/move";
  }

  private static DateTimeFormatter clock(ZoneId zone) {
    return DateTimeFormatter.ofPattern("d MMM, HH:mm:ss", Locale.ENGLISH).withZone(zone);
  }

  @PostMapping("/modules/{module}/stage")
  String stage(
      @PathVariable String module,
      @RequestParam(required = false) @Nullable String stage,
      @RequestParam(required = false) @Nullable String reason,
      Authentication operator) {
    var target = RolloutController.stage(stage);
    movers.start(desk.ask(module, target, operator.getName(), reason).id());
    return BACK;
  }

  @PostMapping("/modules/{module}/resume")
  String resume(@PathVariable String module, Authentication operator) {
    movers.start(desk.resume(module, operator.getName(), null).id());
    return BACK;
  }

  @PostMapping("/modules/{module}/release")
  String release(
      @PathVariable String module,
      @RequestParam(required = false) @Nullable String reason,
      Authentication operator) {
    desk.release(module, operator.getName(), reason);
    return BACK;
  }

  @PostMapping("/modules/{module}/undo")
  String undo(
      @PathVariable String module,
      @RequestParam(required = false) @Nullable String reason,
      Authentication operator) {
    movers.start(desk.undo(module, operator.getName(), reason).id());
    return BACK;
  }
}
