package dev.tandem.access.memberdata;

import dev.tandem.eventing.publishing.NotPersonal;

/**
 * Why a member cannot be erased yet.
 *
 * @param reason a fixed word in kebab-case
 * @param sentence what is in the way and what the member can do, without names
 */
public record ErasureObjection(
    @NotPersonal("a fixed word of the module") String reason,
    @NotPersonal("a sentence of the module with counts and amounts") String sentence) {}
