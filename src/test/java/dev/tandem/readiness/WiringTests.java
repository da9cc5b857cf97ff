package dev.tandem.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

/** Rule 2 where the bytecode cannot tell: what the running platform has really handed to whom. */
@SpringBootTest
@AutoConfigureMockMvc
class WiringTests {

  private static final String ROOT = "dev.tandem.";

  @Autowired ConfigurableListableBeanFactory platform;

  @Test
  void noModuleIsHandedABeanOfAnotherEvenBehindAnInterfaceOfTheJdk() {
    assertThat(handedOver(platform).toList())
        .as("a module holds another's bean; see module-docs/decisions/0102-*.md")
        .isEmpty();
  }

  @Test
  void aBeanBehindASupplierIsSeen() {
    var beans = new DefaultListableBeanFactory();
    beans.registerBeanDefinition("rates", of("dev.tandem.billing.Rates"));
    beans.registerBeanDefinition("prices", of("dev.tandem.scheduling.Prices"));
    beans.registerDependentBean("rates", "prices");

    assertThat(handedOver(beans)).containsExactly("scheduling's prices holds billing's rates");
  }

  private static RootBeanDefinition of(String type) {
    var definition = new RootBeanDefinition();
    definition.setBeanClassName(type);
    definition.setInstanceSupplier((Supplier<Object>) Object::new);
    return definition;
  }

  private static Stream<String> handedOver(ConfigurableListableBeanFactory beans) {
    return Arrays.stream(beans.getBeanDefinitionNames())
        .flatMap(holder ->
            Arrays.stream(beans.getDependenciesForBean(holder))
                .flatMap(held -> words(beans, holder, held).stream()));
  }

  private static Optional<String> words(
      ConfigurableListableBeanFactory beans, String holder, String held) {
    var to = module(beans, holder);
    var from = module(beans, held);
    return to.isEmpty() || from.isEmpty() || to.equals(from) || isValueOfTheKernel(beans, held)
        ? Optional.empty()
        : Optional.of("%s's %s holds %s's %s".formatted(to.get(), holder, from.get(), held));
  }

  /** What every module says of itself, such as its schema; it does nothing that could be called. */
  private static boolean isValueOfTheKernel(ConfigurableListableBeanFactory beans, String bean) {
    var type = beans.getType(bean);
    return type != null && type.isRecord() && type.getName().startsWith(ROOT + "kernel.");
  }

  /** The module that declares the bean; none for the shared kernel and for libraries. */
  private static Optional<String> module(ConfigurableListableBeanFactory beans, String bean) {
    if (!beans.containsBeanDefinition(bean)) {
      return Optional.empty();
    }
    var definition = beans.getMergedBeanDefinition(bean);
    var factory = definition.getFactoryBeanName();
    if (factory != null) {
      return module(beans, factory);
    }
    return Optional.ofNullable(definition.getBeanClassName())
        .filter(it -> it.startsWith(ROOT) && it.indexOf('.', ROOT.length()) > 0)
        .map(it -> it.substring(ROOT.length(), it.indexOf('.', ROOT.length())))
        .filter(it -> !House.SHARED.contains(it) && !Set.of("testing").contains(it));
  }
}
