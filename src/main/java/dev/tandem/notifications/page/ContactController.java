package dev.tandem.notifications.page;

import dev.tandem.access.identity.RequiresRecentSignIn;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import dev.tandem.notifications.contact.AddressRequests;
import dev.tandem.notifications.contact.BounceKind;
import dev.tandem.notifications.contact.Bounces;
import dev.tandem.notifications.contact.ContactService;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Addresses, bounces, invitations and sent messages for programs of operators. */
@RestController
@PreAuthorize("hasRole('OPERATOR')")
@RequestMapping("/api/notifications")
class ContactController {

  private final ContactService service;
  private final Bounces bounces;
  private final Outbox outbox;

  ContactController(ContactService service, Bounces bounces, Outbox outbox) {
    this.service = service;
    this.bounces = bounces;
    this.outbox = outbox;
  }

  /**
   * @param name how messages address the person
   * @param language {@code en} or {@code de}
   */
  record AddressBody(@Nullable String address, @Nullable String name, @Nullable String language) {}

  record InvitationBody(
      @Nullable String address,
      @Nullable String name,
      @Nullable String language,
      @Nullable Role role,
      @Nullable UUID member) {}

  record BounceBody(@Nullable String address, @Nullable BounceKind kind) {}

  record MessageView(
      UUID id,
      @Nullable UUID memberId,
      String kind,
      String topic,
      String status,
      Instant queuedAt) {

    static MessageView of(SentMessage sent) {
      var message = sent.message();
      return new MessageView(
          message.id().value(),
          message.memberId(),
          message.kind().code(),
          message.topic().code(),
          message.status().name(),
          message.queuedAt());
    }
  }

  /** Enters the address of a member that the operator knows to be right. */
  @RequiresRecentSignIn
  @PutMapping("/members/{member}/address")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void enter(@PathVariable UUID member, @RequestBody AddressBody body) {
    service.enter(
        member,
        body.address(),
        AddressRequests.displayName(body.name()),
        AddressRequests.language(body.language()));
  }

  @PostMapping("/invitations")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void invite(@RequestBody InvitationBody body) {
    var role = body.role();
    if (role == null) {
      throw Problem.malformed("Say which role the invitation is for.");
    }
    service.invite(
        body.member(),
        body.address(),
        AddressRequests.displayName(body.name()),
        AddressRequests.language(body.language()),
        role);
  }

  /** A message came back. */
  @PostMapping("/bounces")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void report(@RequestBody BounceBody body) {
    var address = body.address();
    var kind = body.kind();
    if (address == null || kind == null) {
      throw Problem.malformed(
          "Say which address, and whether the bounce is HARD, SOFT or a COMPLAINT.");
    }
    bounces.report(address, kind);
  }

  @GetMapping("/outbox")
  Page<MessageView> outbox(
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "") String status,
      @RequestParam(defaultValue = "") String kind,
      Paging paging) {
    return outbox.search(OutboxFilter.of(search, status, kind), paging).map(MessageView::of);
  }
}
