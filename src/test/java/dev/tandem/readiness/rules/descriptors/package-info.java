/** Rule 9: modules as Java modules, each compiled against what the others export. */
@NullMarked
package dev.tandem.readiness.rules.descriptors;

import org.jspecify.annotations.NullMarked;
