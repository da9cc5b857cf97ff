/**
 * Issues bearer tokens for clients and internal tokens between processes, and publishes the keys
 * that verify them.
 */
@NullMarked
package dev.tandem.access.token;

import org.jspecify.annotations.NullMarked;
