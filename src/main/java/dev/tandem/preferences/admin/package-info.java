/**
 * The operators' pages of migrations from a former platform: each step says beforehand what it
 * does, and which steps must come first.
 */
@NullMarked
package dev.tandem.preferences.admin;

import org.jspecify.annotations.NullMarked;
