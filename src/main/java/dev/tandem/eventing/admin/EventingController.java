package dev.tandem.eventing.admin;

import dev.tandem.eventing.broker.RejectedMessages;
import dev.tandem.eventing.delivery.ParkedEvent;
import dev.tandem.eventing.delivery.SubscriptionStatus;
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

  private final DeliveryAdministration operations;

  EventingController(DeliveryAdministration operations) {
    this.operations = operations;
  }

  @GetMapping("/subscriptions")
  Page<SubscriptionStatus> subscriptions(Paging paging) {
    return Page.slice(operations.subscriptions(), paging);
  }

  @GetMapping("/parked")
  Page<ParkedEvent> parked(Paging paging) {
    return operations.parked(paging);
  }

  /** Messages that the broker brought and that were not taken. */
  @GetMapping("/refused")
  Page<RejectedMessages.RejectedMessage> rejected(Paging paging) {
    return operations.rejected(paging);
  }

  @GetMapping("/audit")
  Page<DeliveryAudit.DeliveryAuditEntry> audit(Paging paging) {
    return operations.audit(paging);
  }

  @PostMapping("/parked/{id}/retry")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void retry(@PathVariable UUID id, Authentication operator) {
    operations.retry(id, operator.getName());
  }

  @PostMapping("/parked/{id}/discard")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void discard(
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable DiscardRequest request,
      Authentication operator) {
    operations.discard(id, request == null ? null : request.reason(), operator.getName());
  }

  @PostMapping("/subscriptions/{name}/pause")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void pause(@PathVariable String name, Authentication operator) {
    operations.pause(name, operator.getName());
  }

  @PostMapping("/subscriptions/{name}/resume")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void resume(@PathVariable String name, Authentication operator) {
    operations.resume(name, operator.getName());
  }

  @PostMapping("/subscriptions/{name}/replay")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void replay(
      @PathVariable String name,
      @RequestBody(required = false) @Nullable ReplayRequest request,
      Authentication operator) {
    var from = request == null ? null : request.from();
    operations.replay(name, requireInRange(from), operator.getName());
  }

  static @Nullable Instant requireInRange(@Nullable Instant from) {
    if (from != null && (from.isBefore(EARLIEST) || from.isAfter(LATEST))) {
      throw Problem.malformed("from is an instant between the years 2000 and 2200.");
    }
    return from;
  }

  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  record DiscardRequest(@Nullable String reason) {}

  /**
   * @param from events recorded at or after it; absent: all that are kept
   */
  record ReplayRequest(@Nullable Instant from) {}
}
