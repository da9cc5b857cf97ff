package dev.tandem.preferences.erasure;

import java.time.Duration;
import java.util.SortedSet;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param timeToThink how long a member can stay after all
 * @param asked the modules that may have something against an erasure, and answer
 * @param erasing the modules that erase; all that keep something about members
 * @param last the one of them that knows the address, sends the last message, and erases last
 * @param silentAfter from when on a module that has not answered is shown to operators
 * @param perDay how often a member may ask in 24 hours
 * @param proofKept how long the record of a closed erasure is kept
 */
@ConfigurationProperties("tandem.preferences.erasure")
record ErasureProperties(
    @DefaultValue("14d") Duration timeToThink,
    @DefaultValue({"access", "billing", "scheduling"}) SortedSet<String> asked,
    @DefaultValue({
          "access",
          "billing",
          "members",
          "notifications",
          "preferences",
          "recommendations",
          "scheduling"
        })
        SortedSet<String> erasing,
    @DefaultValue("notifications") String last,
    @DefaultValue("1h") Duration silentAfter,
    @DefaultValue("10") int perDay,
    @DefaultValue("1096d") Duration proofKept) {}
