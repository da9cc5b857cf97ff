package dev.tandem.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.kernel.web.PageRenderer;
import dev.tandem.kernel.web.ProblemWriter;
import dev.tandem.testing.ModuleTest;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@ModuleTest
class DemoTests {

  @Autowired ApplicationContext context;
  @Autowired ProblemWriter problems;
  @Autowired PageRenderer pages;

  @Test
  void startsWithoutTheOtherModulesAndDoesNothingUnlessAsked() {
    assertThat(context.getBeanDefinitionNames())
        .noneMatch(it -> it.matches("(billing|scheduling|members|recommendations)Schema"));
    assertThat(context.getBeanNamesForType(DemoPreparation.class)).isEmpty();
  }

  @Test
  void keepsPeopleOutWithWordsUntilTheDataIsThereAndNeverAgain() throws Exception {
    var filter = new DemoReadinessFilter(problems, pages, false);

    var page = filter(filter, "/scheduling/sessions");
    assertThat(page.getStatus()).isEqualTo(503);
    assertThat(page.getContentAsString())
        .contains("Preparing the demo")
        .contains("refresh")
        .containsPattern("/kernel/tandem-[0-9a-f]{32}[.]css");
    var document = filter(filter, "/api/members/me");
    assertThat(document.getStatus()).isEqualTo(503);
    assertThat(document.getHeader("Retry-After")).isEqualTo("5");
    assertThat(document.getContentType()).startsWith("application/problem+json");

    filter.markReady();
    assertThat(filter(filter, "/api/members/me").getStatus()).isEqualTo(200);
  }

  @Test
  void castsTheSamePeopleEveryTime() {
    assertThat(new DemoPeople(new Random(1)).mentors())
        .isEqualTo(new DemoPeople(new Random(1)).mentors());
    assertThat(new DemoPeople(new Random(1)).mentees()).hasSize(300);
  }

  @Test
  void givesEverybodyAnAddressOfTheirOwn() {
    var addresses = new DemoAddresses();
    assertThat(addresses.next("Zoë O'Hara-Müller", "Europe/Berlin"))
        .containsEntry("address", "zoe.o.hara.muller@example.org")
        .containsEntry("language", "de");
    assertThat(addresses.next("Zoe O Hara Muller", "UTC"))
        .containsEntry("address", "zoe.o.hara.muller2@example.org")
        .containsEntry("language", "en");
    assertThat(addresses.next("王秀英", "Asia/Shanghai"))
        .containsEntry("address", "member@example.org");
  }

  private static MockHttpServletResponse filter(DemoReadinessFilter filter, String path)
      throws Exception {
    var response = new MockHttpServletResponse();
    filter.doFilter(new MockHttpServletRequest("GET", path), response, new MockFilterChain());
    return response;
  }
}
