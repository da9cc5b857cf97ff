package dev.tandem.access.identity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A handler that only a caller may use who has typed the password within the last minutes ({@code
 * tandem.access.confirmation-life}), wherever the handler runs. Others are asked to type it again.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresRecentSignIn {}
