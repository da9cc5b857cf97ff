package dev.tandem.scheduling.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.scheduling.offering.OfferingId;
import dev.tandem.scheduling.offering.OfferingRequest;
import dev.tandem.scheduling.offering.OfferingView;
import dev.tandem.scheduling.offering.VisibleOfferings;
import dev.tandem.scheduling.slot.OfferingService;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The HTTP API of offerings. */
@RestController
@RequestMapping("/api/scheduling/offerings")
class OfferingController {

  private final OfferingService offeringService;
  private final VisibleOfferings visibleOfferings;

  OfferingController(OfferingService offeringService, VisibleOfferings visibleOfferings) {
    this.offeringService = offeringService;
    this.visibleOfferings = visibleOfferings;
  }

  @PostMapping
  ResponseEntity<OfferingView> publish(
      @RequestBody OfferingRequest request,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      Caller caller) {
    caller.require(Role.MENTOR);
    var offering = offeringService.publish(caller.memberId(), request, key);
    return ResponseEntity.created(URI.create("/api/scheduling/offerings/" + offering.id()))
        .body(offering);
  }

  /** The offerings of one mentor, or of all mentors, that take bookings. */
  @GetMapping
  Page<OfferingView> list(
      @RequestParam(required = false) @Nullable UUID mentor, Paging paging, Caller caller) {
    return visibleOfferings
        .findVisible(caller, mentor, paging)
        .map(offering -> OfferingView.of(offering, caller.memberId()));
  }

  @GetMapping("/{id}")
  OfferingView show(@PathVariable UUID id, Caller caller) {
    return OfferingView.of(visibleOfferings.getVisible(caller, id), caller.memberId());
  }

  @PutMapping("/{id}")
  OfferingView change(@PathVariable UUID id, @RequestBody OfferingRequest request, Caller caller) {
    return offeringService.change(new OfferingId(id), request, caller);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void withdraw(@PathVariable UUID id, Caller caller) {
    offeringService.withdraw(new OfferingId(id), caller);
  }
}
