package dev.tandem.notifications.page;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Problem;
import dev.tandem.notifications.compose.ComposedMessage;
import dev.tandem.notifications.compose.MessageComposer;
import dev.tandem.notifications.compose.Reader;
import dev.tandem.notifications.message.Message;
import dev.tandem.notifications.message.MessageId;
import dev.tandem.notifications.message.MessageKind;
import dev.tandem.notifications.message.MessageStatus;
import dev.tandem.notifications.message.MessageTopic;
import dev.tandem.notifications.message.Parameter;
import dev.tandem.notifications.message.Parameters;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How members read what changes for them by a migration, before anybody is told. */
@Controller
@PreAuthorize("hasRole('OPERATOR')")
class MigrationNoticeFragment {

  private static final Pattern CHANGES = Pattern.compile("[a-z-]+:(on|off)(,[a-z-]+:(on|off))*");
  private static final int MAX_LENGTH = 1000;

  private final MessageComposer composer;

  MigrationNoticeFragment(MessageComposer composer) {
    this.composer = composer;
  }

  /**
   * @param changes topics and whether they are on from then on, such as {@code reminders:off}
   * @param from when that changes
   */
  @GetMapping("/notifications/fragments/migration-notice")
  String preview(
      @RequestParam(defaultValue = "") String changes,
      @RequestParam(required = false) @Nullable Instant from,
      Caller caller,
      ZoneId zone,
      Model model) {
    if (from == null || changes.length() > MAX_LENGTH || !areKnown(changes)) {
      throw Problem.malformed(
          "Name the changes as topic:on or topic:off, with commas between, and from when they hold.");
    }
    model.addAttribute(
        "wordings",
        Stream.of(Locale.ENGLISH, Locale.GERMAN)
            .map(language -> compose(changes, from, caller, language, zone))
            .toList());
    return "notifications/migration-notice";
  }

  private static boolean areKnown(String changes) {
    return CHANGES.matcher(changes).matches()
        && Stream.of(changes.split(",", -1))
            .allMatch(it -> MessageTopic.of(it.substring(0, it.indexOf(':'))).isPresent());
  }

  private ComposedMessage compose(
      String changes, Instant from, Caller caller, Locale language, ZoneId zone) {
    var message =
        new Message(
            new MessageId(caller.memberId()),
            caller.memberId(),
            caller.memberId(),
            null,
            MessageKind.MIGRATION_NOTICE,
            MessageKind.MIGRATION_NOTICE.topic(),
            Parameters.NONE.with(Parameter.STARTS_AT, from).with(Parameter.CHANGES, changes),
            MessageStatus.QUEUED,
            0,
            from,
            from,
            null,
            from,
            "");
    return composer.compose(message, new Reader(caller.memberId(), "", language, zone, false));
  }
}
