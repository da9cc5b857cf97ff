/** Lets people join as mentees, or apply as mentors, and operators vet those who apply. */
@NullMarked
package dev.tandem.members.application;

import org.jspecify.annotations.NullMarked;
