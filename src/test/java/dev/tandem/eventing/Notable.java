package dev.tandem.eventing;

import dev.tandem.eventing.publishing.PublishedEvent;

/** The consumer's view of {@link Noted}, which it need not know. */
interface Notable extends PublishedEvent {

  String text();
}
