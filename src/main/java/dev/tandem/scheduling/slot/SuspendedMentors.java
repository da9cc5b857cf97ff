package dev.tandem.scheduling.slot;

import java.util.Set;
import java.util.UUID;

/** Listed mentors who cannot be booked for the time being. */
public interface SuspendedMentors {

  Set<UUID> findSuspendedMentors();
}
