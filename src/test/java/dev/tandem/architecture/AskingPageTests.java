package dev.tandem.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class AskingPageTests {

  private static final Predicate<String> MODULES =
      Set.of("portal", "billing", "scheduling")::contains;

  @Test
  void belongsToTheModuleOfItsAddress() {
    assertThat(asking("https://tandem.example/billing/invoices?page=1", null)).contains("billing");
    assertThat(asking("https://tandem.example/", null)).contains("portal");
    assertThat(asking("https://tandem.example/wherever", null)).contains("portal");
  }

  @Test
  void belongsToTheModuleWhosePartOfThePageAsks() {
    assertThat(asking("https://tandem.example/", "scheduling")).contains("scheduling");
    assertThat(asking("https://tandem.example/billing", "")).contains("billing");
  }

  @Test
  void isUnknownIfTheBrowserSaysNothingThatMakesSense() {
    assertThat(asking("https://tandem.example/", "nobody's")).isEmpty();
    assertThat(asking("http://[", null)).isEmpty();
    assertThat(AskingPage.of(new MockHttpServletRequest())).isEmpty();
  }

  private static Optional<String> asking(String page, @Nullable String holder) {
    var request = new MockHttpServletRequest();
    request.addHeader("HX-Request", "true");
    request.addHeader("HX-Current-URL", page);
    if (holder != null) {
      request.addHeader(AskingPage.HOLDER_HEADER, holder);
    }
    return AskingPage.of(request).flatMap(it -> it.module(MODULES));
  }
}
