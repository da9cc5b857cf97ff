/**
 * Keeps the people: mentees and their goals, mentors and their profiles, cohorts and who is in
 * them.
 */
@NullMarked
@ApplicationModule(
    displayName = "Members",
    allowedDependencies = {
      "kernel :: money",
      "kernel :: schema",
      "kernel :: time",
      "kernel :: web",
      "eventing :: publishing",
      "access :: identity"
    })
package dev.tandem.members;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
