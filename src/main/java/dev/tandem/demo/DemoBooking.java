package dev.tandem.demo;

import java.util.UUID;

/** A booking that was made, with its parties. */
record DemoBooking(UUID id, UUID mentor, UUID mentee) {}
