package dev.tandem.preferences.events;

import dev.tandem.eventing.publishing.NotPersonal;

/**
 * Whether a member gets the messages of a topic on a channel.
 *
 * @param topic such as {@code booking-changes}; there may be more topics in later versions
 * @param channel such as {@code email}
 */
public record DecidedTopic(
    @NotPersonal("the name of a topic of messages") String topic,
    @NotPersonal("the name of a channel for messages") String channel,
    boolean on) {}
