package dev.tandem.rollout;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.IdempotentRequests;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/rollout/modules")
@PreAuthorize("hasRole('OPERATOR')")
class RolloutController {

  private final Desk desk;
  private final History history;
  private final Movers movers;
  private final IdempotentRequests requests;
  private final TransactionTemplate transaction;

  RolloutController(
      Desk desk,
      History history,
      Movers movers,
      IdempotentRequests rolloutRequests,
      TransactionTemplate transaction) {
    this.desk = desk;
    this.history = history;
    this.movers = movers;
    this.requests = rolloutRequests;
    this.transaction = transaction;
  }

  record StageRequest(@Nullable String stage, @Nullable String reason) {}

  record Reason(@Nullable String reason) {}

  private record Asked(String action, String module, @Nullable Object body) {}

  private record Given(UUID move) {}

  @GetMapping
  Page<ModuleView> modules(Paging paging) {
    return Page.cut(desk.modules(), paging);
  }

  @GetMapping("/{module}")
  ModuleView module(@PathVariable String module) {
    return desk.module(module);
  }

  @GetMapping("/{module}/history")
  Page<History.Line> history(@PathVariable String module, Paging paging) {
    desk.module(module);
    return history.page(module, paging);
  }

  @GetMapping("/{module}/move")
  MoveView move(@PathVariable String module) {
    return desk.move(module);
  }

  @PostMapping("/{module}/stage")
  ResponseEntity<MoveView> stage(
      Caller caller,
      @PathVariable String module,
      @RequestBody StageRequest body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    var target = stage(body.stage());
    return accept(
        caller,
        key,
        new Asked("stage", module, body),
        () -> desk.ask(module, target, caller.memberId().toString(), body.reason()));
  }

  @PostMapping("/{module}/move/resume")
  ResponseEntity<MoveView> resume(
      Caller caller,
      @PathVariable String module,
      @RequestBody(required = false) @Nullable Reason body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    var reason = body == null ? null : body.reason();
    return accept(
        caller,
        key,
        new Asked("resume", module, body),
        () -> desk.resume(module, caller.memberId().toString(), reason));
  }

  @PostMapping("/{module}/move/undo")
  ResponseEntity<MoveView> undo(
      Caller caller,
      @PathVariable String module,
      @RequestBody Reason body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    return accept(
        caller,
        key,
        new Asked("undo", module, body),
        () -> desk.undo(module, caller.memberId().toString(), body.reason()));
  }

  /** Asked again it changes nothing more. */
  @PostMapping("/{module}/copies/release")
  ModuleView release(Caller caller, @PathVariable String module, @RequestBody Reason body) {
    desk.release(module, caller.memberId().toString(), body.reason());
    return desk.module(module);
  }

  private ResponseEntity<MoveView> accept(
      Caller caller, @Nullable String key, Asked asked, Supplier<Move> doing) {
    var given =
        transaction.execute(status ->
            requests.once(
                caller.memberId(), key, asked, Given.class, () -> new Given(doing.get().id())));
    movers.start(given.move());
    var module = asked.module();
    return ResponseEntity.accepted()
        .location(URI.create("/api/rollout/modules/" + module + "/move"))
        .body(desk.begun(module));
  }

  static Stage stage(@Nullable String name) {
    return switch (name == null ? "" : name.strip().toLowerCase(Locale.ROOT)) {
      case "home" -> Stage.HOME;
      case "away" -> Stage.AWAY;
      default -> throw Problem.malformed("A stage is home or away.");
    };
  }
}
