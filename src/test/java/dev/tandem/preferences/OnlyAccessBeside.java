package dev.tandem.preferences;

import dev.tandem.testing.ModuleTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** A slice in which access is the only other module that hands over and erases what it knows. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ModuleTest
@TestPropertySource(
    properties = {
      "tandem.preferences.erasure.asked=access",
      "tandem.preferences.erasure.erasing=access,preferences",
      "tandem.preferences.erasure.last=preferences",
      "tandem.preferences.erasure.tick=1h",
      "tandem.preferences.export.modules=access,preferences"
    })
public @interface OnlyAccessBeside {}
