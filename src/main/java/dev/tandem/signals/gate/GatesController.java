package dev.tandem.signals.gate;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.signals.cycle.StageHistory;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/signals")
@PreAuthorize("hasRole('OPERATOR')")
class GatesController {

  private final GateService gates;
  private final StageHistory stages;
  private final WaiverService waivers;

  GatesController(GateService gates, StageHistory stages, WaiverService waivers) {
    this.gates = gates;
    this.stages = stages;
    this.waivers = waivers;
  }

  record ReasonRequest(@Nullable String reason) {}

  /** The gates of all modules that ever left home. */
  @GetMapping("/gates")
  Page<Gate> gates(Paging paging) {
    return Page.slice(
        stages.modules().stream().flatMap(it -> gates.gates(it).stream()).toList(), paging);
  }

  @PostMapping("/gates/{module}/{target}/waivers")
  @ResponseStatus(HttpStatus.CREATED)
  GateWaiver ask(
      Caller caller,
      @PathVariable String module,
      @PathVariable String target,
      @RequestBody ReasonRequest body) {
    return waivers.ask(module, target, caller.memberId().toString(), body.reason());
  }

  @PostMapping("/waivers/{id}/confirmation")
  GateWaiver confirm(Caller caller, @PathVariable UUID id) {
    return waivers.confirm(id, caller.memberId().toString());
  }
}
