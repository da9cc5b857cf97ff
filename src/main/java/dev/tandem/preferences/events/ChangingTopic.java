package dev.tandem.preferences.events;

import dev.tandem.eventing.publishing.NotPersonal;

/**
 * What a member gets of a topic before and after a migration.
 *
 * @param topic such as {@code booking-changes}
 * @param channel such as {@code email}
 * @param before whether the former platform sent these messages
 * @param after whether they are sent from the migration on
 */
public record ChangingTopic(
    @NotPersonal("the name of a topic of messages") String topic,
    @NotPersonal("the name of a channel for messages") String channel,
    boolean before,
    boolean after) {}
