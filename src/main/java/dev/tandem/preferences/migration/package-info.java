/**
 * Knows the migrations from former platforms: how far each is, what operators did to it, and what
 * became of each row. Start with {@link dev.tandem.preferences.migration.MigrationService}.
 */
@NullMarked
package dev.tandem.preferences.migration;

import org.jspecify.annotations.NullMarked;
