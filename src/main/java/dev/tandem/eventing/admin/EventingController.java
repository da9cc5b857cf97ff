package dev.tandem.eventing.admin;

import dev.tandem.eventing.delivery.SubscriptionStatus;
import dev.tandem.eventing.rejection.RejectedMessage;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/eventing")
@PreAuthorize("hasRole('OPERATOR')")
class EventingController {

  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private final DeliveryAdministration administration;

  EventingController(DeliveryAdministration administration) {
    this.administration = administration;
  }

  @GetMapping("/subscriptions")
  Page<SubscriptionStatus> subscriptions(Paging paging) {
    return Page.slice(administration.subscriptions(), paging);
  }

  @GetMapping("/parked")
  Page<ParkedEvent> parked(Paging paging) {
    return administration.parked(paging);
  }

  /** Broker messages that are malformed or come from a fenced publisher. */
  @GetMapping("/refused")
  Page<RejectedMessage> rejected(Paging paging) {
    return administration.rejected(paging);
  }

  @GetMapping("/audit")
  Page<DeliveryAuditEntry> audit(Paging paging) {
    return administration.audit(paging);
  }

  @PostMapping("/parked/{id}/retry")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void retry(@PathVariable UUID id, Authentication operator) {
    administration.retry(id, operator.getName());
  }

  @PostMapping("/parked/{id}/discard")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void discard(
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable DiscardRequest request,
      Authentication operator) {
    administration.discard(id, request == null ? null : request.reason(), operator.getName());
  }

  @PostMapping("/subscriptions/{name}/pause")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void pause(@PathVariable String name, Authentication operator) {
    administration.pause(name, operator.getName());
  }

  @PostMapping("/subscriptions/{name}/resume")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void resume(@PathVariable String name, Authentication operator) {
    administration.resume(name, operator.getName());
  }

  @PostMapping("/subscriptions/{name}/replay")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void replay(
      @PathVariable String name,
      @RequestBody(required = false) @Nullable ReplayRequest request,
      Authentication operator) {
    var from = request == null ? null : request.from();
    administration.replay(name, requireInRange(from), operator.getName());
  }

  static @Nullable Instant requireInRange(@Nullable Instant from) {
    if (from != null && (from.isBefore(EARLIEST) || from.isAfter(LATEST))) {
      throw Problem.malformed("from must be an instant between 2000 and 2200.");
    }
    return from;
  }

  record DiscardRequest(@Nullable String reason) {}

  /**
   * @param from events recorded at or after it; absent: all events in the log
   */
  record ReplayRequest(@Nullable Instant from) {}
}
