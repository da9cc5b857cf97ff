/**
 * What each module keeps about a member, by its committed inventory, and how it hands that over to
 * the member.
 */
@NullMarked
@NamedInterface("member-data")
package dev.tandem.access.memberdata;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
