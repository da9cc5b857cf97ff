package dev.tandem.notifications.page;

import dev.tandem.kernel.web.Paging;
import dev.tandem.notifications.ContactId;
import dev.tandem.notifications.contact.BounceKind;
import dev.tandem.notifications.contact.Bounces;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The operators' page of addresses: which ones do not take messages, and what came back. */
@Controller
@PreAuthorize("hasRole('OPERATOR')")
class ContactPages {

  private final ContactSearch contacts;
  private final Bounces bounces;

  ContactPages(ContactSearch contacts, Bounces bounces) {
    this.contacts = contacts;
    this.bounces = bounces;
  }

  @GetMapping("/notifications/addresses")
  String addresses(
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "false") boolean blocked,
      Paging paging,
      Model model) {
    var found = contacts.search(search, blocked, paging);
    model.addAttribute("paging", found);
    model.addAttribute("rows", found.items());
    model.addAttribute("search", search);
    model.addAttribute("blocked", blocked);
    model.addAttribute("kinds", BounceKind.values());
    return "notifications/addresses";
  }

  @PostMapping("/notifications/addresses/bounces")
  String report(@RequestParam String address, @RequestParam BounceKind kind) {
    bounces.report(address, kind);
    return "redirect:/notifications/addresses?blocked=true";
  }

  @PostMapping("/notifications/addresses/{id}/unblocking")
  String unblock(@PathVariable UUID id) {
    bounces.unblock(new ContactId(id));
    return "redirect:/notifications/addresses?blocked=true";
  }
}
