package dev.tandem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authorization.method.AuthorizationManagerBeforeMethodInterceptor;
import org.springframework.util.ReflectionUtils;

/** Roles are checked at every method that names one, also when no request brought the caller. */
@SpringBootTest
@AutoConfigureMockMvc
class MethodSecurityTests {

  private static final Set<String> OTHERS =
      Set.of(
          "org.springframework.security.access.prepost.PostAuthorize",
          "org.springframework.security.access.prepost.PreFilter",
          "org.springframework.security.access.prepost.PostFilter",
          "org.springframework.security.access.annotation.Secured",
          "jakarta.annotation.security.RolesAllowed",
          "jakarta.annotation.security.DenyAll");

  @Autowired ApplicationContext context;

  @Test
  void everyBeanThatNamesARoleIsGuarded() {
    var naming =
        Arrays.stream(context.getBeanDefinitionNames())
            .filter(name -> namesARole(context.getType(name)))
            .map(context::getBean)
            .toList();

    assertThat(naming)
        .isNotEmpty()
        .allSatisfy(bean -> assertThat(AopUtils.isAopProxy(bean)).isTrue())
        .allSatisfy(bean ->
            assertThat(((Advised) bean).getAdvisors())
                .extracting(Advisor::getAdvice)
                .hasAtLeastOneElementOfType(AuthorizationManagerBeforeMethodInterceptor.class));
  }

  /** Nothing would enforce them. */
  @Test
  void noOtherAnnotationSaysWhoMayCall() throws IOException {
    var metadata = new SimpleMetadataReaderFactory();
    var saying = new ArrayList<String>();
    for (var type :
        new PathMatchingResourcePatternResolver()
            .getResources("classpath*:dev/tandem/**/*.class")) {
      var annotations = metadata.getMetadataReader(type).getAnnotationMetadata();
      if (OTHERS.stream().anyMatch(other -> has(annotations, other))) {
        saying.add(annotations.getClassName());
      }
    }

    assertThat(saying).isEmpty();
  }

  private static boolean has(AnnotationMetadata type, String annotation) {
    return type.hasAnnotation(annotation) || type.hasAnnotatedMethods(annotation);
  }

  private static boolean namesARole(@Nullable Class<?> bean) {
    return bean != null
        && Stream.concat(Stream.of(bean), Stream.of(ReflectionUtils.getAllDeclaredMethods(bean)))
            .anyMatch(it -> AnnotatedElementUtils.hasAnnotation(it, PreAuthorize.class));
  }
}
