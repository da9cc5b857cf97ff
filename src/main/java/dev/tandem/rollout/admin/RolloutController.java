package dev.tandem.rollout.admin;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.rollout.admin.IdempotentMoves.IdempotentRequest;
import dev.tandem.rollout.move.ModuleMove;
import dev.tandem.rollout.routing.RolloutHistory;
import dev.tandem.rollout.routing.RolloutHistoryEntry;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/rollout/modules")
@PreAuthorize("hasRole('OPERATOR')")
class RolloutController {

  private final RolloutService rolloutService;
  private final ModuleViews moduleViews;
  private final RolloutHistory history;
  private final IdempotentMoves idempotentMoves;
  private final Evaluations evaluations;
  private final Clock clock;

  RolloutController(
      RolloutService rolloutService,
      ModuleViews moduleViews,
      RolloutHistory history,
      IdempotentMoves idempotentMoves,
      Evaluations evaluations,
      Clock clock) {
    this.rolloutService = rolloutService;
    this.moduleViews = moduleViews;
    this.history = history;
    this.idempotentMoves = idempotentMoves;
    this.evaluations = evaluations;
    this.clock = clock;
  }

  @GetMapping
  Page<ModuleView> modules(Paging paging) {
    return Page.slice(moduleViews.all(), paging);
  }

  @GetMapping("/{module}")
  ModuleView module(@PathVariable String module) {
    return moduleViews.module(module);
  }

  @GetMapping("/{module}/history")
  Page<RolloutHistoryEntry> history(@PathVariable String module, Paging paging) {
    moduleViews.module(module);
    return history.page(module, paging);
  }

  @GetMapping("/{module}/evaluation")
  EvaluationView evaluation(
      @PathVariable String module, @RequestParam(required = false) @Nullable String member) {
    return evaluations.evaluate(module, member);
  }

  @GetMapping("/{module}/move")
  MoveView move(@PathVariable String module) {
    return moduleViews.latestMove(module);
  }

  @PostMapping("/{module}/stage")
  ResponseEntity<?> stage(
      Caller caller,
      @PathVariable String module,
      @RequestBody StageRequest body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      ZoneId zone) {
    var request = new IdempotentRequest("stage", module, body);
    var change =
        StageChange.parse(
            body.stage(), body.share(), body.accounts(), body.until(), zone, clock.instant());
    return accept(
        caller,
        key,
        request,
        () ->
            rolloutService.requestStage(
                module, change, caller.memberId().toString(), body.reason()));
  }

  @PostMapping("/{module}/move/resume")
  ResponseEntity<?> resume(
      Caller caller,
      @PathVariable String module,
      @RequestBody(required = false) @Nullable ReasonRequest body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    var reason = body == null ? null : body.reason();
    return accept(
        caller,
        key,
        new IdempotentRequest("resume", module, body),
        () -> Optional.of(rolloutService.resume(module, caller.memberId().toString(), reason)));
  }

  @PostMapping("/{module}/move/undo")
  ResponseEntity<?> undo(
      Caller caller,
      @PathVariable String module,
      @RequestBody ReasonRequest body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    return accept(
        caller,
        key,
        new IdempotentRequest("undo", module, body),
        () ->
            Optional.of(rolloutService.undo(module, caller.memberId().toString(), body.reason())));
  }

  /** Idempotent. */
  @PostMapping("/{module}/copies/release")
  ModuleView release(Caller caller, @PathVariable String module, @RequestBody ReasonRequest body) {
    rolloutService.releaseCopies(module, caller.memberId().toString(), body.reason());
    return moduleViews.module(module);
  }

  @PostMapping("/{module}/rollback/acknowledge")
  ModuleView acknowledge(
      Caller caller, @PathVariable String module, @RequestBody ReasonRequest body) {
    rolloutService.acknowledge(module, caller.memberId().toString(), body.reason());
    return moduleViews.module(module);
  }

  /** 202 with the move that has begun, or 200 with the module if it needs none. */
  private ResponseEntity<?> accept(
      Caller caller,
      @Nullable String key,
      IdempotentRequest request,
      Supplier<Optional<ModuleMove>> action) {
    var module = request.module();
    if (!idempotentMoves.accept(caller, key, request, action)) {
      return ResponseEntity.ok(moduleViews.module(module));
    }
    return ResponseEntity.accepted()
        .location(URI.create("/api/rollout/modules/" + module + "/move"))
        .body(moduleViews.startedMove(module));
  }
}
