/**
 * Keeps personal values of events unreadable wherever they are stored: each is encrypted with a key
 * of the person, and gone with the key. Start with {@link
 * dev.tandem.eventing.personal.PersonalValues}.
 */
@NullMarked
@NamedInterface("personal")
package dev.tandem.eventing.personal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
