package dev.tandem.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.core.annotation.AliasFor;
import org.springframework.modulith.test.EnableScenarios;
import org.springframework.modulith.test.PublishedEventsExtension;

/**
 * A slice of the platform: the module whose package contains the test starts as in a separate
 * process ({@code --tandem.modules=<module>}), with only the shared kernel beside it, under a
 * database role that may use only the module's schema and the kernel's. A statement that the
 * database refuses to the role fails the test with the message of rule 3. All tests of a module
 * that set nothing else share one running slice, and run one after the other ({@link ModuleLock}).
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest
@AutoConfigureMockMvc
@EnableScenarios
@ExtendWith({PublishedEventsExtension.class, RefusedStatementsExtension.class})
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(providers = ModuleLock.class)
public @interface ModuleTest {

  /** Whether the slice runs a web server. */
  @AliasFor(annotation = SpringBootTest.class)
  WebEnvironment webEnvironment() default WebEnvironment.MOCK;
}
