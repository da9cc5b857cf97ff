/** Stores mentors, mentees and their profiles, and serves them as pages and JSON. */
@NullMarked
package dev.tandem.members.person;

import org.jspecify.annotations.NullMarked;
