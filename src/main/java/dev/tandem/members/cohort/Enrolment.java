package dev.tandem.members.cohort;

import dev.tandem.access.identity.Role;
import java.util.UUID;

/**
 * A member of a cohort.
 *
 * @param capacity how many mentees a mentor takes within the cohort, 1 for a mentee
 */
record Enrolment(UUID memberId, String name, Role role, int capacity) {}
