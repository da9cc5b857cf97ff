package dev.tandem.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * These tests need another side (a second database, a second process or instance) and are not among
 * those that {@code build/test} runs for a module alone; {@code --all} and {@code mvn verify} run
 * them.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("second-instance")
public @interface SecondInstance {}
