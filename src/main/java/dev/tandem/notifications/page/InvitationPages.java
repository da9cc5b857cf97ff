package dev.tandem.notifications.page;

import dev.tandem.access.identity.Role;
import dev.tandem.kernel.time.DurationText;
import dev.tandem.notifications.NotificationsProperties;
import dev.tandem.notifications.contact.AddressRequests;
import dev.tandem.notifications.contact.ContactService;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where operators invite people instead of typing passwords for them. */
@Controller
@PreAuthorize("hasRole('OPERATOR')")
class InvitationPages {

  private final ContactService service;
  private final NotificationsProperties properties;

  InvitationPages(ContactService service, NotificationsProperties properties) {
    this.service = service;
    this.properties = properties;
  }

  @GetMapping("/notifications/invitations")
  String invitations(
      @RequestParam(required = false) @Nullable String sent,
      @RequestParam(required = false) @Nullable UUID member,
      Model model) {
    model.addAttribute("sent", sent != null);
    model.addAttribute("member", member);
    model.addAttribute("roles", Role.values());
    model.addAttribute("valid", DurationText.of(properties.invitation()));
    return "notifications/invitations";
  }

  @PostMapping("/notifications/invitations")
  String invite(
      @RequestParam String address,
      @RequestParam(required = false) @Nullable String name,
      @RequestParam(required = false) @Nullable String language,
      @RequestParam Role role,
      @RequestParam(required = false) @Nullable UUID member) {
    service.invite(
        member,
        address,
        AddressRequests.displayName(name),
        AddressRequests.language(language),
        role);
    return "redirect:/notifications/invitations?sent";
  }
}
