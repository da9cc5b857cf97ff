package dev.tandem.access.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import java.util.UUID;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Nobody sends more than the bounds, and who does is told when to go on. */
@ModuleTest
@AutoConfigureMockMvc
@TestPropertySource(
    properties = {
      "tandem.access.requests-per-minute.per-member=2",
      "tandem.access.requests-per-minute.per-client=2"
    })
class RequestRateLimitTests {

  @Autowired MockMvc mvc;

  @Test
  void aMemberWhoSendsTooManyIsToldWhenToGoOnAndOthersAreNot() throws Exception {
    var mia = LoggedInAs.mentee(UUID.randomUUID());
    for (int i = 0; i < 2; i++) {
      mvc.perform(get(i % 2 == 0 ? "/access/sessions" : "/api/access/keys").with(mia))
          .andExpect(status().isOk());
    }
    mvc.perform(get("/access/sessions").with(mia))
        .andExpect(status().isTooManyRequests())
        .andExpect(header().string("Retry-After", Matchers.matchesPattern("[1-9][0-9]?")))
        .andExpect(content().string(containsString("was not carried out")));
    mvc.perform(get("/api/access/keys").with(mia))
        .andExpect(status().isTooManyRequests())
        .andExpect(jsonPath("$.type").value("urn:tandem:problem:too-many"));
    mvc.perform(get("/access/sessions").with(LoggedInAs.mentee(UUID.randomUUID())))
        .andExpect(status().isOk());
  }

  @Test
  void anAddressThatSendsTooManyIsRefusedBeforeAnythingIsRead() throws Exception {
    for (int i = 0; i < 2; i++) {
      mvc.perform(from("2001:db8::" + i, get("/access/sign-in"))).andExpect(status().isOk());
    }
    mvc.perform(from("2001:db8::ffff", get("/access/sign-in")))
        .andExpect(status().isTooManyRequests());
    mvc.perform(from("2001:db8::1", get("/api/access/audit").with(httpBasic("nobody", "guess 1"))))
        .andExpect(status().isTooManyRequests());
    mvc.perform(from("2001:db8:0:1::1", get("/access/sign-in"))).andExpect(status().isOk());
  }

  @Test
  void thisMachineIsNoStranger() throws Exception {
    for (int i = 0; i < 100; i++) {
      mvc.perform(from("127.0.0.1", get("/access/sign-in"))).andExpect(status().isOk());
    }
  }

  @Test
  void visitorsAreNoMemberAlsoNotInAService() {
    for (var name : new String[] {"nobody", "anonymousUser", ""}) {
      SecurityContextHolder.getContext()
          .setAuthentication(new TestingAuthenticationToken(name, null));
      assertThat(RequestRateFilter.member()).isEmpty();
    }
    var mia = UUID.randomUUID().toString();
    SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(mia, null));
    assertThat(RequestRateFilter.member()).contains(mia);
    SecurityContextHolder.clearContext();
  }

  private static MockHttpServletRequestBuilder from(
      String address, MockHttpServletRequestBuilder request) {
    return request.with(it -> {
      it.setRemoteAddr(address);
      return it;
    });
  }
}
