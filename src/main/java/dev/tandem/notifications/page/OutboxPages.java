package dev.tandem.notifications.page;

import dev.tandem.kernel.web.LocalizedTime;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import dev.tandem.notifications.compose.ComposedMessage;
import dev.tandem.notifications.compose.HtmlPart;
import dev.tandem.notifications.compose.MessageComposer;
import dev.tandem.notifications.compose.Readers;
import dev.tandem.notifications.delivery.MailServer;
import dev.tandem.notifications.invitation.CalendarPart;
import dev.tandem.notifications.invitation.CalendarParts;
import dev.tandem.notifications.message.MessageId;
import dev.tandem.notifications.message.MessageKind;
import dev.tandem.notifications.message.MessageStatus;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The operators' outbox: every message, what became of it, and how it reads. */
@Controller
@PreAuthorize("hasRole('OPERATOR')")
class OutboxPages {

  /** A mail brings its own styles and loads nothing. */
  private static final String MAIL_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private final Outbox outbox;
  private final Readers readers;
  private final MessageComposer composer;
  private final HtmlPart html;
  private final CalendarParts calendars;
  private final MailServer server;

  OutboxPages(
      Outbox outbox,
      Readers readers,
      MessageComposer composer,
      HtmlPart html,
      CalendarParts calendars,
      MailServer server) {
    this.outbox = outbox;
    this.readers = readers;
    this.composer = composer;
    this.html = html;
    this.calendars = calendars;
    this.server = server;
  }

  @GetMapping("/notifications/outbox")
  String outbox(
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "") String status,
      @RequestParam(defaultValue = "") String kind,
      Paging paging,
      ZoneId zone,
      Model model) {
    var found = outbox.search(OutboxFilter.of(search, status, kind), paging);
    model.addAttribute("paging", found);
    model.addAttribute(
        "rows",
        found.items().stream()
            .map(sent ->
                MessageRow.of(
                    sent, readers.of(sent.message().memberId(), sent.contact()), composer, zone))
            .toList());
    model.addAttribute("search", search);
    model.addAttribute("status", status);
    model.addAttribute("kind", kind);
    model.addAttribute("statuses", MessageStatus.values());
    model.addAttribute("kinds", MessageKind.values());
    model.addAttribute("counts", outbox.counts());
    model.addAttribute("offline", !server.isConfigured());
    return "notifications/outbox";
  }

  @GetMapping("/notifications/outbox/{id}")
  String message(@PathVariable UUID id, ZoneId zone, Model model) {
    var sent = find(id);
    var composed = compose(sent);
    model.addAttribute("message", composed);
    model.addAttribute(
        "row",
        MessageRow.of(sent, readers.of(sent.message().memberId(), sent.contact()), composer, zone));
    model.addAttribute("changed", LocalizedTime.of(sent.message().changedAt(), zone));
    model.addAttribute("kind", sent.message().kind().code());
    model.addAttribute("topic", sent.message().topic().code());
    model.addAttribute("attempts", sent.message().attempts());
    model.addAttribute("member", sent.message().memberId());
    model.addAttribute("offline", !server.isConfigured());
    model.addAttribute(
        "calendar",
        calendars
            .of(sent.message(), composed, "reader@example.org", "")
            .map(CalendarPart::text)
            .orElse(null));
    return "notifications/message";
  }

  /** The message as a mail program shows it. */
  @GetMapping("/notifications/outbox/{id}/mail")
  ResponseEntity<String> mail(@PathVariable UUID id) {
    return ResponseEntity.ok()
        .header("Content-Security-Policy", MAIL_POLICY)
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .body(html.render(compose(find(id))));
  }

  private SentMessage find(UUID id) {
    return outbox.find(new MessageId(id)).orElseThrow(() -> Problem.notFound("message"));
  }

  /** Links that let one act for somebody are shown only where no mail server brings them. */
  private ComposedMessage compose(SentMessage sent) {
    var reader = readers.of(sent.message().memberId(), sent.contact());
    return server.isConfigured()
        ? composer.composeForOthers(sent.message(), reader)
        : composer.compose(sent.message(), reader);
  }
}
