/**
 * How modules use each other, by the week: the events that one takes of another, the parts of pages
 * that the browser asks one for on a page of another, and the calls of one to the service of
 * another.
 */
@NullMarked
@NamedInterface("interaction")
package dev.tandem.eventing.interaction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
