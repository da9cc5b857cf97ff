package dev.tandem.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/**
 * A bean of the processes that members sign in to. A service has this module, too, to know its
 * callers, but no sign-ins: what is about these is asked of the platform, also by events.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnProperty(
    name = AccessProperties.PLATFORM_KEYS,
    havingValue = "none",
    matchIfMissing = true)
public @interface PlatformOnly {}
