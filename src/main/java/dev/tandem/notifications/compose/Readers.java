package dev.tandem.notifications.compose;

import dev.tandem.notifications.contact.Contact;
import dev.tandem.notifications.preference.Choices;
import dev.tandem.notifications.preference.MemberChoices;
import dev.tandem.notifications.readmodel.Names;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out how a message is to be written for a person. */
@Component
public class Readers {

  private final MemberChoices choices;
  private final Names names;

  Readers(MemberChoices choices, Names names) {
    this.choices = choices;
    this.names = names;
  }

  /**
   * @param member null for somebody who is not a member yet
   * @param contact null if no address is known
   */
  public Reader of(@Nullable UUID member, @Nullable Contact contact) {
    var chosen = member == null ? Choices.UNKNOWN : choices.of(member);
    return new Reader(
        member,
        name(member, contact),
        language(chosen, contact),
        Optional.ofNullable(chosen.zone()).orElseGet(() -> zone(member)),
        chosen.twelveHours());
  }

  private String name(@Nullable UUID member, @Nullable Contact contact) {
    if (contact != null && !contact.displayName().isEmpty()) {
      return contact.displayName();
    }
    return member == null ? "" : names.ofMentor(member).orElse("");
  }

  private static Locale language(Choices chosen, @Nullable Contact contact) {
    var language = chosen.language();
    if (language != null) {
      return language;
    }
    return contact == null ? Locale.ENGLISH : Locale.of(contact.language());
  }

  private ZoneId zone(@Nullable UUID member) {
    return member == null ? ZoneOffset.UTC : names.zoneOf(member).orElse(ZoneOffset.UTC);
  }
}
