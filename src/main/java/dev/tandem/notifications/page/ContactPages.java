package dev.tandem.notifications.page;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.Paging;
import dev.tandem.notifications.ContactId;
import dev.tandem.notifications.contact.BounceKind;
import dev.tandem.notifications.contact.Bounces;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The operators' page of addresses: which ones do not take messages, and what came back. */
@Controller
class ContactPages {

  private final ContactSearch contacts;
  private final Bounces bounces;

  ContactPages(ContactSearch contacts, Bounces bounces) {
    this.contacts = contacts;
    this.bounces = bounces;
  }

  @GetMapping("/notifications/addresses")
  String addresses(
      Caller caller,
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "false") boolean blocked,
      Paging paging,
      Model model) {
    caller.require(Role.OPERATOR);
    var found = contacts.search(search, blocked, paging);
    model.addAttribute("paging", found);
    model.addAttribute("rows", found.items());
    model.addAttribute("search", search);
    model.addAttribute("blocked", blocked);
    model.addAttribute("kinds", BounceKind.values());
    return "notifications/addresses";
  }

  @PostMapping("/notifications/addresses/bounces")
  String report(Caller caller, @RequestParam String address, @RequestParam BounceKind kind) {
    caller.require(Role.OPERATOR);
    bounces.report(address, kind);
    return "redirect:/notifications/addresses?blocked=true";
  }

  @PostMapping("/notifications/addresses/{id}/unblocking")
  String unblock(Caller caller, @PathVariable UUID id) {
    caller.require(Role.OPERATOR);
    bounces.unblock(new ContactId(id));
    return "redirect:/notifications/addresses?blocked=true";
  }
}
