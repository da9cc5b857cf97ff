/** The module's HTTP API. */
@NullMarked
package dev.tandem.scheduling.web;

import org.jspecify.annotations.NullMarked;
