package dev.tandem.notifications.page;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.RequiresRecentSignIn;
import dev.tandem.access.link.Links;
import dev.tandem.kernel.time.DurationText;
import dev.tandem.notifications.ContactId;
import dev.tandem.notifications.NotificationsProperties;
import dev.tandem.notifications.compose.SecretLinks;
import dev.tandem.notifications.contact.AddressRequests;
import dev.tandem.notifications.contact.Contact;
import dev.tandem.notifications.contact.ContactService;
import dev.tandem.notifications.contact.Contacts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where members say how they can be reached, and confirm that an address is theirs. */
@Controller
class AddressPages {

  private final ContactService service;
  private final Contacts contacts;
  private final Links links;
  private final NotificationsProperties properties;

  AddressPages(
      ContactService service, Contacts contacts, Links links, NotificationsProperties properties) {
    this.service = service;
    this.contacts = contacts;
    this.links = links;
    this.properties = properties;
  }

  @GetMapping("/notifications/address")
  String address(Caller caller, Model model) {
    Optional<Contact> current = contacts.findVerifiedOf(caller.memberId());
    Optional<Contact> pending = contacts.findPendingOf(caller.memberId());
    model.addAttribute("current", current.orElse(null));
    model.addAttribute("pending", pending.map(Contact::address).orElse(null));
    model.addAttribute("valid", DurationText.of(properties.verification()));
    model.addAttribute("name", pending.or(() -> current).map(Contact::displayName).orElse(""));
    model.addAttribute("language", pending.or(() -> current).map(Contact::language).orElse("en"));
    return "notifications/address";
  }

  @RequiresRecentSignIn
  @PostMapping("/notifications/address")
  String change(
      Caller caller,
      @RequestParam String address,
      @RequestParam(required = false) @Nullable String name,
      @RequestParam(required = false) @Nullable String language) {
    service.change(
        caller.memberId(),
        address,
        AddressRequests.displayName(name),
        AddressRequests.language(language));
    return "redirect:/notifications/address";
  }

  /** Changes nothing: programs that look at links before people do may open it. */
  @GetMapping("/notifications/verification")
  String askToVerify(@RequestParam(required = false) @Nullable String token, Model model) {
    links.open(token, SecretLinks.VERIFY_ADDRESS).orThrow();
    model.addAttribute("token", token);
    return "notifications/verification";
  }

  @PostMapping("/notifications/verification")
  String verify(@RequestParam(required = false) @Nullable String token, Model model) {
    var link = links.open(token, SecretLinks.VERIFY_ADDRESS).orThrow();
    var contact = service.verify(new ContactId(link.subject()));
    model.addAttribute("address", contact.address());
    return "notifications/verification";
  }
}
