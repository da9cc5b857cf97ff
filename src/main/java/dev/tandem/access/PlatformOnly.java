package dev.tandem.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/**
 * A bean that only the platform has, where members sign in. A service has this module, too, so that
 * it knows its callers, but it has no sign-ins: it sends the events about them to the platform.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnProperty(
    name = AccessProperties.PLATFORM_KEYS,
    havingValue = "none",
    matchIfMissing = true)
public @interface PlatformOnly {}
