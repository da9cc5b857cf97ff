package dev.tandem.eventing.log;

import dev.tandem.eventing.personal.PersonKeys;
import dev.tandem.eventing.personal.PersonalValues;
import dev.tandem.eventing.publishing.PersonErasure;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The payloads of events as they are stored and sent: their personal values are encrypted. They are
 * decrypted only to be handed to a listener.
 */
@Component
public class StoredPayloads {

  private final EventTypes types;
  private final PersonalValues values;
  private final PersonKeys keys;

  public StoredPayloads(EventTypes types, PersonalValues values, PersonKeys keys) {
    this.types = types;
    this.values = values;
    this.keys = keys;
  }

  /**
   * The events as they are appended to the log, in the running transaction, in which the keys of
   * the persons are destroyed who are erased with them. Most events are returned as they are.
   */
  List<PendingEvent> toStore(List<PendingEvent> events) {
    if (events.stream().noneMatch(this::concernsPersons)) {
      return events;
    }
    var stored =
        events.stream().map(it -> it.withPayload(encrypt(it.name(), it.payload()))).toList();
    events.stream()
        .filter(it -> types.isErasure(it.name()))
        .map(it -> (PersonErasure) types.read(it.name(), it.payload()))
        .forEach(it -> keys.destroy(it.memberId()));
    return stored;
  }

  /** An event from another process may have components that this release does not know. */
  private boolean concernsPersons(PendingEvent event) {
    return types.hasPersonalValues(event.name())
        || types.isErasure(event.name())
        || (event.targetModule() != null && PersonalValues.areEncryptedIn(event.payload()));
  }

  /** The payload as it is stored outside of the log. */
  public String encrypt(String name, String payload) {
    return mayHavePersonalValues(name, payload)
        ? values.encrypt(types.type(name), payload)
        : payload;
  }

  /**
   * A payload that may be anything, to be kept for an operator. If nobody can read it, it says only
   * that there was one.
   */
  public String encryptOrRedact(String name, String payload) {
    try {
      return types.isUnreadable(name, payload)
          ? types.redacted(name, payload).toString()
          : encrypt(name, payload);
    } catch (IllegalStateException | IllegalArgumentException e) {
      return types.redacted(name, payload).toString();
    }
  }

  /** The name of an event with personal values that has such components; empty if none has. */
  public String nameByComponents(String payload) {
    return types.namesWithPersonalValues().stream()
        .filter(name -> types.hasComponents(name, payload))
        .sorted()
        .findFirst()
        .orElse("");
  }

  /** The event as it is sent to another process. */
  public LoggedEvent forOthers(LoggedEvent event) {
    return mayHavePersonalValues(event.name(), event.payload())
        ? event.withPayload(values.encryptForOthers(types.type(event.name()), event.payload()))
        : event;
  }

  /**
   * The event as its publisher wrote it; what is personal of erased persons is absent.
   *
   * @throws UnknownEventException if no class has the name
   * @throws UnreadableEventException if the payload does not fit the class, or a key is missing
   */
  public PublishedEvent read(LoggedEvent event) {
    return types.read(event.name(), decrypt(event.name(), event.payload()));
  }

  /** The reason of a failure without personal values, which it may quote. */
  public String redactReason(String name, String payload, String reason) {
    if (!mayHavePersonalValues(name, payload)) {
      return reason;
    }
    try {
      return types.redacted(name, decrypt(name, payload), reason);
    } catch (UnreadableEventException e) {
      return reason;
    }
  }

  public boolean mayHavePersonalValues(String name, String payload) {
    return types.hasPersonalValues(name) || PersonalValues.areEncryptedIn(payload);
  }

  private String decrypt(String name, String payload) {
    if (!mayHavePersonalValues(name, payload)) {
      return payload;
    }
    try {
      return values.decrypt(types.type(name), payload);
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw new UnreadableEventException(String.valueOf(e.getMessage()), e);
    }
  }
}
