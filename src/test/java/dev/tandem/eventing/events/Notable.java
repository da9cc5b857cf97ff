package dev.tandem.eventing.events;

import dev.tandem.eventing.publishing.PublishedEvent;

/** The consumer's view of {@link Noted}, which it need not know. */
public interface Notable extends PublishedEvent {

  String text();
}
