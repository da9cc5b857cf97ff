/** The module's HTTP API, pages and page fragments. */
@NullMarked
package dev.tandem.scheduling.web;

import org.jspecify.annotations.NullMarked;
