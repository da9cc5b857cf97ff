package dev.tandem.eventing.publishing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a listener that may hear again what happened long ago, since it only learns from it. A new
 * module with no other listeners starts where the log begins, not where it ends: so on an existing
 * platform, it first learns what was published before it was there.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface FromTheStart {}
