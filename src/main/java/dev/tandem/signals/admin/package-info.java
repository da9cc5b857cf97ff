/** The pages and the API on which operators see the verdicts and what they rest on. */
@NullMarked
package dev.tandem.signals.admin;

import org.jspecify.annotations.NullMarked;
