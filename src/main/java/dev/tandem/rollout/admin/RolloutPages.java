package dev.tandem.rollout.admin;

import dev.tandem.kernel.web.Paging;
import dev.tandem.rollout.move.MoveExecutor;
import dev.tandem.rollout.routing.RolloutHistory;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
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

  private static final String REDIRECT = "redirect:/rollout";

  private final RolloutService rolloutService;
  private final ModuleViews moduleViews;
  private final RolloutHistory history;
  private final MoveExecutor moveExecutor;
  private final Evaluations evaluations;
  private final Clock clock;

  RolloutPages(
      RolloutService rolloutService,
      ModuleViews moduleViews,
      RolloutHistory history,
      MoveExecutor moveExecutor,
      Evaluations evaluations,
      Clock clock) {
    this.rolloutService = rolloutService;
    this.moduleViews = moduleViews;
    this.history = history;
    this.moveExecutor = moveExecutor;
    this.evaluations = evaluations;
    this.clock = clock;
  }

  @GetMapping
  String show(Paging paging, ZoneId zone, Model model) {
    var modules = moduleViews.all();
    model.addAttribute("modules", modules);
    model.addAttribute("moving", modules.stream().anyMatch(ModuleView::moving));
    model.addAttribute("history", history.page(null, paging));
    model.addAttribute("clock", timeFormat(zone));
    return "rollout/rollout";
  }

  /** Polled by the page while a move runs; reloads the page when the move has ended. */
  @GetMapping("/fragments/modules/{module}/move")
  String move(@PathVariable String module, ZoneId zone, Model model, HttpServletResponse response) {
    var move = moduleViews.latestMove(module);
    if (move.endedAt() != null) {
      response.setHeader("HX-Refresh", "true");
    }
    model.addAttribute("move", move);
    model.addAttribute("clock", timeFormat(zone));
    return "rollout/move";
  }

  /** Loaded into the page. */
  @GetMapping("/fragments/modules/{module}/evaluation")
  String evaluation(
      @PathVariable String module,
      @RequestParam(required = false) @Nullable String member,
      Model model) {
    model.addAttribute("evaluation", evaluations.evaluate(module, member));
    return "rollout/evaluation";
  }

  private static DateTimeFormatter timeFormat(ZoneId zone) {
    return DateTimeFormatter.ofPattern("d MMM, HH:mm:ss", Locale.ENGLISH).withZone(zone);
  }

  @PostMapping("/modules/{module}/stage")
  String stage(
      @PathVariable String module,
      @RequestParam(required = false) @Nullable String stage,
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(required = false) @Nullable String share,
      @RequestParam(required = false) @Nullable List<String> accounts,
      @RequestParam(required = false) @Nullable String until,
      ZoneId zone,
      Authentication operator) {
    var change = StageChange.parse(stage, share, accounts, until, zone, clock.instant());
    rolloutService
        .requestStage(module, change, operator.getName(), reason)
        .ifPresent(move -> moveExecutor.start(move.id()));
    return REDIRECT;
  }

  @PostMapping("/modules/{module}/resume")
  String resume(@PathVariable String module, Authentication operator) {
    moveExecutor.start(rolloutService.resume(module, operator.getName(), null).id());
    return REDIRECT;
  }

  @PostMapping("/modules/{module}/release")
  String release(
      @PathVariable String module,
      @RequestParam(required = false) @Nullable String reason,
      Authentication operator) {
    rolloutService.releaseCopies(module, operator.getName(), reason);
    return REDIRECT;
  }

  @PostMapping("/modules/{module}/acknowledge")
  String acknowledge(
      @PathVariable String module,
      @RequestParam(required = false) @Nullable String reason,
      Authentication operator) {
    rolloutService.acknowledge(module, operator.getName(), reason);
    return REDIRECT;
  }

  @PostMapping("/modules/{module}/undo")
  String undo(
      @PathVariable String module,
      @RequestParam(required = false) @Nullable String reason,
      Authentication operator) {
    moveExecutor.start(rolloutService.undo(module, operator.getName(), reason).id());
    return REDIRECT;
  }
}
