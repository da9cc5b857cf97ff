/** The pages and the API on which members choose, and operators set what holds for cohorts. */
@NullMarked
package dev.tandem.preferences.web;

import org.jspecify.annotations.NullMarked;
