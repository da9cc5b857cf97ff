package dev.tandem.kernel.role;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A scheduled method that only reads, such as one that keeps what is derived from tables in memory.
 * It also runs where the module is not live, since a copy answers reads.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AlsoInCopies {}
