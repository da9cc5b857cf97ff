package dev.tandem.billing.store;

import dev.tandem.billing.account.StreamId;

/** An account that this transaction has locked, with its state and the end of its history. */
record OpenedStream<S>(StreamId stream, S state, StreamHead head) {}
