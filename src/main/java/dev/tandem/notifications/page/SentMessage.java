package dev.tandem.notifications.page;

import dev.tandem.notifications.contact.Contact;
import dev.tandem.notifications.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * A message and the address it goes to.
 *
 * @param contact null if no address is known
 */
record SentMessage(Message message, @Nullable Contact contact) {}
