/**
 * Maps Java values to PostgreSQL's columns and back, for repositories and for {@code JdbcClient}.
 */
@NullMarked
package dev.tandem.kernel.persistence;

import org.jspecify.annotations.NullMarked;
