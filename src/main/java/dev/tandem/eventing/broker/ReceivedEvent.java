package dev.tandem.eventing.broker;

import java.util.UUID;

/** An event that a module has received from the broker. */
record ReceivedEvent(String module, UUID event) {}
