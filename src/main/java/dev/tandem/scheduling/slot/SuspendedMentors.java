package dev.tandem.scheduling.slot;

import java.util.Set;
import java.util.UUID;

/** Mentors who cannot be booked at the moment, although their listing is public. */
public interface SuspendedMentors {

  Set<UUID> findSuspendedMentors();
}
