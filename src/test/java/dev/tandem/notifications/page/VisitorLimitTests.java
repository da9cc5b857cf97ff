package dev.tandem.notifications.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Nobody has Tandem write to many people who have not asked for it. */
@ModuleTest
class VisitorLimitTests {

  @Autowired MockMvc mvc;
  @Autowired JdbcClient jdbc;

  final String client = "2001:db8:" + Integer.toHexString(UUID.randomUUID().hashCode() & 0xffff);

  @Test
  void oneClientSignsUpOnlySoManyAddresses() throws Exception {
    for (int i = 0; i < 60; i++) {
      ask("sign-up", client + "::" + i).andExpect(status().isOk());
    }
    ask("sign-up", client + "::ffff")
        .andExpect(status().isTooManyRequests())
        .andExpect(header().string("Retry-After", matchesPattern("[1-9][0-9]?")))
        .andExpect(content().string(containsString("try again in")));
    assertThat(requests()).isEqualTo(60);
    ask("password-link", client + "::1").andExpect(status().isOk());
    ask("sign-up", client + ":1::1").andExpect(status().isOk());
  }

  @Test
  void aMembersAddressIsChangedOnlyAfterARecentSignIn() throws Exception {
    var mia = UUID.randomUUID();
    var form = post("/notifications/address").param("address", mia + "@example.org").with(csrf());
    mvc.perform(form.with(LoggedInAs.menteeSince(Duration.ofMinutes(11), mia)))
        .andExpect(status().isForbidden())
        .andExpect(content().string(containsString("Type your password")));
    assertThat(
            jdbc.sql("select count(*) from notifications.contact where member_id = ?")
                .param(mia)
                .query(Long.class)
                .single())
        .isZero();
    mvc.perform(form.with(LoggedInAs.mentee(mia))).andExpect(status().isFound());
  }

  private ResultActions ask(String what, String from) throws Exception {
    return mvc.perform(
        post("/notifications/" + what)
            .param("address", UUID.randomUUID() + "@" + client.replace(':', '-') + ".example.org")
            .with(csrf())
            .with(request -> {
              request.setRemoteAddr(from);
              return request;
            }));
  }

  private long requests() {
    return jdbc.sql(
            "select count(*) from notifications.address_request where address like ? and kind = 'SIGN_UP'")
        .param("%@" + client.replace(':', '-') + ".example.org")
        .query(Long.class)
        .single();
  }
}
