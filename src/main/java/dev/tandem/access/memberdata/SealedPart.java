package dev.tandem.access.memberdata;

import dev.tandem.eventing.publishing.NotPersonal;

/**
 * A piece of a module's answer. The pieces in their order make one encrypted JSON document.
 *
 * @param number from 1 to {@code count}
 */
public record SealedPart(
    int number,
    int count,
    @NotPersonal("readable only with a key that is deleted after the download") String text) {}
