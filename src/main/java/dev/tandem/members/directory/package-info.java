/** Searches the listed mentors, and serves their profiles and the names of members. */
@NullMarked
package dev.tandem.members.directory;

import org.jspecify.annotations.NullMarked;
