package dev.tandem.signals.review;

import org.jspecify.annotations.Nullable;

/** What an operator writes. */
record WordsRequest(@Nullable String words) {}
