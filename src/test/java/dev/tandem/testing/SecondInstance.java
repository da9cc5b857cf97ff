package dev.tandem.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Marks tests that need a second database, process or instance. {@code mvn verify} and {@code
 * build/test} leave them out; with {@code build/test --all}, and in {@code mvn -Pinstances test},
 * they run.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("second-instance")
public @interface SecondInstance {}
