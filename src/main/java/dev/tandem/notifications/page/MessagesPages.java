package dev.tandem.notifications.page;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.LocalizedTime;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import dev.tandem.notifications.compose.MessageComposer;
import dev.tandem.notifications.compose.Readers;
import dev.tandem.notifications.contact.Contacts;
import dev.tandem.notifications.message.Message;
import dev.tandem.notifications.message.MessageId;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page on which members see what was sent to them. */
@Controller
class MessagesPages {

  private final Outbox outbox;
  private final Contacts contacts;
  private final Readers readers;
  private final MessageComposer composer;

  MessagesPages(Outbox outbox, Contacts contacts, Readers readers, MessageComposer composer) {
    this.outbox = outbox;
    this.contacts = contacts;
    this.readers = readers;
    this.composer = composer;
  }

  @GetMapping("/notifications/messages")
  String messages(Caller caller, Paging paging, ZoneId zone, Model model) {
    var contact = contacts.findVerifiedOf(caller.memberId()).orElse(null);
    var reader = readers.of(caller.memberId(), contact);
    var found = outbox.ofMember(caller.memberId(), paging);
    model.addAttribute("paging", found);
    model.addAttribute(
        "rows",
        found.items().stream()
            .map(
                message -> MessageRow.of(new SentMessage(message, contact), reader, composer, zone))
            .toList());
    model.addAttribute("address", contact == null ? null : contact.address());
    model.addAttribute("blocked", contact != null && contact.blocked() != null);
    return "notifications/messages";
  }

  @GetMapping("/notifications/messages/{id}")
  String message(@PathVariable UUID id, Caller caller, ZoneId zone, Model model) {
    var message =
        outbox
            .find(new MessageId(id))
            .map(SentMessage::message)
            .filter(found -> isTo(found, caller))
            .orElseThrow(() -> Problem.notFound("message"));
    var contact = contacts.findVerifiedOf(caller.memberId()).orElse(null);
    var reader = readers.of(caller.memberId(), contact);
    model.addAttribute("message", composer.composeForOthers(message, reader));
    model.addAttribute("status", StatusText.of(message));
    model.addAttribute("when", LocalizedTime.of(message.queuedAt(), zone));
    return "notifications/own-message";
  }

  private static boolean isTo(Message message, Caller caller) {
    var member = message.memberId();
    return member != null && caller.is(member);
  }
}
