package dev.tandem.eventing.publishing;

import java.util.UUID;

/**
 * With such an event, a person is erased. Each log that it is stored in destroys its key of the
 * person in the same transaction: in the process that publishes it, and in each that receives it.
 * From then on, all personal values of the person in that log are read as erased.
 */
public interface PersonErasure extends PublishedEvent {

  /** The person, as {@link Personal#of()} names it. */
  UUID memberId();
}
