/**
 * Maps Java values to PostgreSQL's columns and back, for repositories and for {@code JdbcClient};
 * takes advisory locks and reads error codes.
 */
@NullMarked
@NamedInterface("persistence")
package dev.tandem.kernel.persistence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
