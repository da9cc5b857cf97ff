package dev.tandem.eventing.delivery;

import java.util.UUID;

/** A key whose events are held back from a subscription. */
record HeldKey(String subscription, UUID key) {}
