/**
 * Manages members: mentors and their profiles, mentees and their goals, cohorts and who is enrolled
 * in them.
 */
@NullMarked
@ApplicationModule(
    displayName = "Members",
    allowedDependencies = {
      "kernel :: caching",
      "kernel :: persistence",
      "kernel :: schema",
      "kernel :: text",
      "kernel :: task",
      "kernel :: time",
      "kernel :: web",
      "eventing :: figures",
      "eventing :: publishing",
      "access :: identity",
      "access :: link",
      "access :: member-data"
    })
package dev.tandem.members;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
