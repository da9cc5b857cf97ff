package dev.tandem.billing.store;

import java.util.List;

/** The events that were appended and the state of the account after them. */
record AppendResult<S>(S state, List<RecordedEvent> events) {}
